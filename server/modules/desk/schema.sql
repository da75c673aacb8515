-- Written by `npm run schema` from the migrations, to be read. Not edited by hand.


create table desk.layout (
  person_id uuid not null,
  list text not null,
  columns text[],
  compact boolean not null,
  default_view_id uuid,
  constraint layout_pkey PRIMARY KEY (person_id, list),
  constraint layout_default_view_id_fkey FOREIGN KEY (default_view_id) REFERENCES desk.saved_view(id) ON DELETE SET NULL
);
CREATE INDEX layout_by_default_view ON desk.layout USING btree (default_view_id) WHERE (default_view_id IS NOT NULL);

create table desk.saved_view (
  id uuid not null,
  list text not null,
  name text not null,
  owner_id uuid not null,
  unit_id uuid,
  shown_to text not null,
  query jsonb not null,
  columns text[],
  saved_at timestamp with time zone not null,
  version integer default 1 not null,
  constraint saved_view_shown_to_check CHECK ((shown_to = ANY (ARRAY['owner'::text, 'unit'::text, 'everyone'::text]))),
  constraint saved_view_pkey PRIMARY KEY (id)
);
CREATE INDEX saved_view_shared ON desk.saved_view USING btree (list) WHERE (shown_to <> 'owner'::text);
CREATE UNIQUE INDEX saved_view_by_name ON desk.saved_view USING btree (owner_id, list, name);
