-- What letters are written from. An edition stays as it was; the last one is in force. Of a template that came with the product
-- and was never changed there is no edition.
create table complaints.letter_edition (
  template_id uuid not null,
  version int not null,
  kind text not null,
  name_zh text not null,
  name_en text not null,
  subject_zh text not null,
  subject_en text not null,
  body_zh text not null,
  body_en text not null,
  retired boolean not null,
  at timestamptz not null,
  by_name text not null,
  primary key (template_id, version)
);

-- What a customer was told, word for word. `way` is null until it has left; `refusal` says why it could not.
create table complaints.letter (
  id uuid primary key,
  complaint_id uuid not null references complaints.complaint (id),
  kind text not null,
  template_id uuid,
  template_version int,
  language text not null check (language in ('zh', 'en')),
  subject text not null,
  body text not null,
  at timestamptz not null,
  by_id uuid,
  by_name text not null,
  -- Chosen and sent by somebody, rather than by the house as part of another act.
  by_hand boolean not null,
  way text check (way in ('chat', 'kept')),
  refusal text
);
create index letter_by_complaint on complaints.letter (complaint_id, at, id);
