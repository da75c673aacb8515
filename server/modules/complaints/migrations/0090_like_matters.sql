-- 0090 Like matters
-- Cases that have one of these terms, so many at most. The planner takes terms that it does not know for common ones, and would rather read
-- the whole table than ask the index: here it may not.
create function complaints.matters_with(asked integer[], project uuid, since timestamptz, most integer)
  returns table (complaint_id uuid, lodged_at timestamptz, terms integer[])
  language sql stable set enable_seqscan = off as $$
  select matter.complaint_id, matter.lodged_at, matter.terms from complaints.matter
  where matter.terms && asked and matter.project_id = project and matter.lodged_at >= since limit most
$$;
