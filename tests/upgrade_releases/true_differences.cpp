#include "true_differences.hpp"

namespace mighost::test {
namespace {

void still_not_null(Reasons& list, const std::string& column) {
  list["alter column " + column + ": not null"] =
      "was in a primary key that moved, and PostgreSQL leaves such columns NOT NULL";
}

void edited_key(Reasons& list, const std::string& unique_digest) {
  const std::string table = "aws_ec2_security_group_ip_permission_user_id_group_pairs";
  const std::string reason = "its key was edited by hand, to cq_id, after the release";
  list["drop primary key " + table + "." + table + "_pk"] = reason;
  list["create primary key " + table + "." + table + "_pk"] = reason;
  list["create unique constraint " + table + ".aws_ec2_security_group_ip_permission_user_id_group_" +
       unique_digest + "_key"] = "cq_id is no longer the key, where its unique had been merged into it";
  for (const char* column : {"security_group_ip_permission_cq_id", "group_id", "user_id"}) {
    list["alter column " + table + "." + column + ": not null"] = reason;
  }
}

/// A unique constraint over what has become the key; `released` is how PostgreSQL called it.
void second_unique(Reasons& list, const std::string& table, const std::string& released) {
  list["drop unique constraint " + table + "." + released] =
      "the key moved to cq_id by ALTER TABLE, so its unique was not merged into it as in CREATE TABLE";
}

Reasons state_31(bool timescale) {
  Reasons list;
  for (const char* column : {"aws_config_conformance_pack_rule_compliances.conformance_pack_cq_id",
                             "aws_ec2_eips.public_ip",
                             "aws_mq_broker_configurations.broker_cq_id",
                             "aws_mq_broker_configurations.id",
                             "aws_mq_broker_users.broker_cq_id",
                             "aws_mq_broker_users.username",
                             "aws_rds_instances.account_id",
                             "aws_rds_instances.id",
                             "aws_redshift_clusters.account_id",
                             "aws_redshift_clusters.id",
                             "aws_redshift_event_subscriptions.account_id",
                             "aws_redshift_event_subscriptions.id",
                             "aws_redshift_snapshots.cluster_create_time",
                             "aws_redshift_snapshots.cluster_identifier",
                             "aws_redshift_subnet_groups.account_id",
                             "aws_redshift_subnet_groups.cluster_subnet_group_name",
                             "aws_redshift_subnet_groups.region",
                             "aws_ssm_instance_compliance_items.id",
                             "aws_ssm_instance_compliance_items.instance_cq_id",
                             "aws_ssm_instance_compliance_items.resource_id"}) {
    still_not_null(list, column);
  }
  const std::string key = timescale ? "_cq_fetch_date_cq_id_key" : "_cq_id_key";
  for (const std::string table :
       {"aws_mq_broker_configurations", "aws_mq_broker_users", "aws_ssm_instance_compliance_items"}) {
    second_unique(list, table, table + key);
  }
  const std::string compliances = "aws_config_conformance_pack_rule_compliances";
  second_unique(list, compliances,
                (timescale ? "aws_config_conformance_pack_rule_compli" : compliances) + key);
  list["create unique constraint aws_iam_virtual_mfa_devices.aws_iam_virtual_mfa_devices" + key] =
      "its unique was merged into the key on cq_id, and lost when that key moved away";
  if (!timescale) {
    const std::string revisions = "foreign key aws_mq_broker_configuration_revisions.";
    const std::string reason = "it stands on that second unique, and moves to the key";
    list["drop " + revisions + "aws_mq_broker_configuration_rev_broker_configuration_cq_id_fkey"] = reason;
    list["create " + revisions + "aws_mq_broker_configuration_revisions_broker_conf_1c907273_fkey"] = reason;
    return list;
  }
  const std::string wrong_column =
      "the released migration put the index of this child on its own id, not its parent's";
  list["drop index " + compliances + ".aws_config_conformance_pack_rule_compli_cq_fetch_date_cq_id_idx"] =
      wrong_column;
  list["create index " + compliances + ".aws_config_conformance_pack_rule_compliances_cq_fe_c5202614_idx"] =
      wrong_column;
  const std::string lost =
      "the released migrations made it a child without an index, and with a foreign key that real "
      "TimescaleDB refuses";
  list["drop foreign key aws_redshift_snapshots.aws_redshift_snapshots_cluster_cq_id_fkey"] = lost;
  list["create index aws_redshift_snapshots.aws_redshift_snapshots_cq_fetch_date_cluster_cq_id_idx"] = lost;
  return list;
}

}  // namespace

Reasons true_differences(const std::string& dialect, const std::string& state) {
  const bool timescale = dialect == "timescale";
  if (state == "31_0.11.6") return state_31(timescale);
  Reasons list;
  edited_key(list, timescale ? "c492531f" : "3ae0c6c2");
  if (state == "21_0.10.12") still_not_null(list, "aws_ec2_eips.public_ip");
  return list;
}

}  // namespace mighost::test
