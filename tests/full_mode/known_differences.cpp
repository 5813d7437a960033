#include "known_differences.hpp"

namespace mighost::test {
namespace {

void still_not_null(Exceptions& list, const std::string& table, const std::string& column) {
  const std::string reason = "was in a primary key that moved, and PostgreSQL leaves such columns NOT NULL";
  list["- " + table + ": column " + column + " not null"] = reason;
  list["+ " + table + ": column " + column] = reason;
}

}  // namespace

Exceptions long_key_names(const std::string& time) {
  Exceptions list;
  const std::string reason =
      "the original cuts a long table name at 60 bytes, where two could meet; ours ends in a digest";
  const auto key = [&](const std::string& table, const std::string& theirs, const std::string& ours,
                       const std::string& columns) {
    list["- " + table + ": primary " + theirs + " (" + time + columns + ")"] = reason;
    list["+ " + table + ": primary " + ours + " (" + time + columns + ")"] = reason;
  };
  key("aws_dms_replication_instance_replication_subnet_group_subnets",
      "aws_dms_replication_instance_replication_subnet_group_subnet_pk",
      "aws_dms_replication_instance_replication_subnet_gro_399d9f3c_pk", "cq_id");
  key("aws_elbv2_listener_default_action_forward_config_target_groups",
      "aws_elbv2_listener_default_action_forward_config_target_grou_pk",
      "aws_elbv2_listener_default_action_forward_config_ta_f6d13bcb_pk", "cq_id");
  key("aws_redshift_cluster_endpoint_vpc_endpoint_network_interfaces",
      "aws_redshift_cluster_endpoint_vpc_endpoint_network_interface_pk",
      "aws_redshift_cluster_endpoint_vpc_endpoint_network__175dbde6_pk",
      "cluster_endpoint_vpc_endpoint_cq_id, network_interface_id");
  return list;
}

Exceptions known_differences_31(const std::string& time) {
  Exceptions list = long_key_names(time);
  still_not_null(list, "aws_config_conformance_pack_rule_compliances", "conformance_pack_cq_id uuid");
  still_not_null(list, "aws_ec2_eips", "public_ip inet");
  still_not_null(list, "aws_mq_broker_configurations", "broker_cq_id uuid");
  still_not_null(list, "aws_mq_broker_configurations", "id text");
  still_not_null(list, "aws_mq_broker_users", "broker_cq_id uuid");
  still_not_null(list, "aws_mq_broker_users", "username text");
  still_not_null(list, "aws_rds_instances", "account_id text");
  still_not_null(list, "aws_rds_instances", "id text");
  still_not_null(list, "aws_redshift_clusters", "account_id text");
  still_not_null(list, "aws_redshift_clusters", "id text");
  still_not_null(list, "aws_redshift_event_subscriptions", "account_id text");
  still_not_null(list, "aws_redshift_event_subscriptions", "id text");
  still_not_null(list, "aws_redshift_snapshots", "cluster_create_time timestamp without time zone");
  still_not_null(list, "aws_redshift_snapshots", "cluster_identifier text");
  still_not_null(list, "aws_redshift_subnet_groups", "account_id text");
  still_not_null(list, "aws_redshift_subnet_groups", "cluster_subnet_group_name text");
  still_not_null(list, "aws_redshift_subnet_groups", "region text");
  still_not_null(list, "aws_ssm_instance_compliance_items", "id text");
  still_not_null(list, "aws_ssm_instance_compliance_items", "instance_cq_id uuid");
  still_not_null(list, "aws_ssm_instance_compliance_items", "resource_id text");
  for (const char* table : {"aws_config_conformance_pack_rule_compliances", "aws_mq_broker_configurations",
                            "aws_mq_broker_users", "aws_ssm_instance_compliance_items"}) {
    list[std::string{"- "} + table + ": unique (" + time + "cq_id)"] =
        "the key moved to cq_id by ALTER TABLE, so its unique was not merged into it as in CREATE TABLE";
  }
  list["+ aws_iam_virtual_mfa_devices: unique (" + time + "cq_id)"] =
      "its unique was merged into the key on cq_id, and lost when that key moved away";
  return list;
}

Exceptions known_differences_15(const std::string& time) {
  Exceptions list = long_key_names(time);
  const std::string pairs = "aws_ec2_security_group_ip_permission_user_id_group_pairs";
  const std::string reason = "its key was edited by hand, to cq_id, after the release";
  const std::string key = ": primary " + pairs + "_pk (" + time;
  list["- " + pairs + key + "cq_id)"] = reason;
  list["+ " + pairs + key + "security_group_ip_permission_cq_id, group_id, user_id)"] = reason;
  list["+ " + pairs + ": unique (" + time + "cq_id)"] = reason;
  for (const char* column : {"security_group_ip_permission_cq_id uuid", "group_id text", "user_id text"}) {
    list["- " + pairs + ": column " + column] = reason;
    list["+ " + pairs + ": column " + column + " not null"] = reason;
  }
  return list;
}

}  // namespace mighost::test
