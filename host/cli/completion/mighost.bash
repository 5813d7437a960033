# bash completion of mighost. The program itself knows what fits; nothing is written down here.
# shellcheck shell=bash

_mighost() {
  COMPREPLY=()
  local rest=${COMP_LINE:0:COMP_POINT} words=() i word kind text _
  # bash also splits words at = and :, which are put together again where no blank stands between.
  for ((i = 0; i <= COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    if ((i == 0)) || [[ $rest == [[:blank:]]* ]]; then
      rest=${rest#"${rest%%[![:blank:]]*}"}
      words+=("")
    fi
    ((i < COMP_CWORD)) || word=$rest
    words[-1]+=$word
    rest=${rest#"$word"}
  done
  local current=${words[-1]} breaks='' begun=''
  # Of a word that has = or :, only what stands behind the last one is replaced.
  [[ $COMP_WORDBREAKS != *=* ]] || breaks+='='
  [[ $COMP_WORDBREAKS != *:* ]] || breaks+=':'
  [[ -z $breaks ]] || begun=${current%"${current##*["$breaks"]}"}
  while IFS=$'\t' read -r text _; do
    if [[ -z $kind ]]; then
      kind=$text
    elif [[ $text == "$begun"* && $text =~ ^[[:alnum:]_./:=+@%,-]+$ ]]; then
      COMPREPLY+=("${text#"$begun"}")
    elif [[ $text == "$begun"* && $current != *[\'\"\\]* ]]; then
      # Not within quotes that have been begun, which would take it otherwise.
      COMPREPLY+=("$(printf %q "${text#"$begun"}")")
    fi
  done < <(command mighost __complete --quoted -- "${words[@]:1}" 2>/dev/null)
  compopt -o nosort
  case $kind in
    open) compopt -o nospace ;;
    files) compopt -o default ;;
    folders) compopt -o dirnames ;;
  esac
}

complete -F _mighost mighost
