CREATE TABLE clusters (
    cq_id uuid NOT NULL,
    cq_meta jsonb,
    arn text NOT NULL,
    "group" text,
    CONSTRAINT clusters_pk PRIMARY KEY (arn),
    CONSTRAINT clusters_cq_id_key UNIQUE (cq_id)
);

CREATE TABLE cluster_tasks (
    cq_id uuid NOT NULL,
    cq_meta jsonb,
    cluster_cq_id uuid,
    "order" integer,
    CONSTRAINT cluster_tasks_pk PRIMARY KEY (cq_id),
    CONSTRAINT cluster_tasks_cluster_cq_id_fkey FOREIGN KEY (cluster_cq_id) REFERENCES clusters (cq_id) ON DELETE CASCADE
);

CREATE TABLE cluster_task_containers (
    cq_id uuid NOT NULL,
    cq_meta jsonb,
    task_cq_id uuid,
    "user" text,
    CONSTRAINT cluster_task_containers_pk PRIMARY KEY (cq_id),
    CONSTRAINT cluster_task_containers_task_cq_id_fkey FOREIGN KEY (task_cq_id) REFERENCES cluster_tasks (cq_id)
);

