# fish completion of mighost. The program itself knows what fits; nothing is written down here.

function __mighost_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l plain (string unescape -- $current)
    or set plain $current
    set -l lines (command mighost __complete -- $words[2..] "$plain" 2>/dev/null)
    for line in $lines[2..]
        printf '%s\n' $line
    end
    set -l option (string match -r -- '^--?[^=]*=' "$plain")
    set -l path (string replace -r -- '^--?[^=]*=' '' "$plain")
    switch "$lines[1]"
        case files
            for file in (__fish_complete_path "$path")
                printf '%s%s\n' "$option" "$file"
            end
        case folders
            for folder in (__fish_complete_directories "$path" '')
                printf '%s%s\n' "$option" "$folder"
            end
    end
end

complete -c mighost -f -k -a '(__mighost_complete)'
