CREATE TABLE aws_elbv2_listener_default_action_forward_config_target_groups (
    cq_id uuid NOT NULL,
    cq_meta jsonb,
    default_action_cq_id_of_the_parent_of_the_listener_a integer,
    default_action_cq_id_of_the_parent_of_the_listener_b integer,
    CONSTRAINT aws_elbv2_listener_default_action_forward_config_ta_f6d13bcb_pk PRIMARY KEY (cq_id),
    CONSTRAINT aws_elbv2_listener_default_action_forward_config_t_a2bc74f7_key UNIQUE (default_action_cq_id_of_the_parent_of_the_listener_a),
    CONSTRAINT aws_elbv2_listener_default_action_forward_config_t_2ec0a6d8_key UNIQUE (default_action_cq_id_of_the_parent_of_the_listener_b)
);

CREATE TABLE "ümläute_äöü_äöü_äöü_äöü_äöü_äöü_äöü_ä" (
    cq_id uuid NOT NULL,
    cq_meta jsonb,
    parent_cq_id uuid,
    "äöü_äöü_äöü_äöü_ä" integer,
    CONSTRAINT "ümläute_äöü_äöü_äöü_äöü_äöü_äöü_4a80f00d_pk" PRIMARY KEY (cq_id),
    CONSTRAINT "ümläute_äöü_äöü_äöü_äöü_äöü_äö_90e155f0_key" UNIQUE ("äöü_äöü_äöü_äöü_ä"),
    CONSTRAINT "ümläute_äöü_äöü_äöü_äöü_äöü_äö_24386beb_fkey" FOREIGN KEY (parent_cq_id) REFERENCES aws_elbv2_listener_default_action_forward_config_target_groups (cq_id) ON DELETE CASCADE
);

