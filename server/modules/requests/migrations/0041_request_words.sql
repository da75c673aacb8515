-- 0041 Request words
-- Each pair of neighbouring characters: what stands somewhere in a text is found without reading every text, in Chinese as in English.
-- What comes later in a long text is not what it is about.
create function requests.pairs(told text) returns text[] language sql immutable strict parallel safe as $$
  select coalesce(array_agg(distinct substr(beginning, at, 2)), '{}')
  from lower(left(told, 400)) as beginning cross join generate_series(1, char_length(beginning) - 1) as at
$$;
create index request_by_words on requests.request using gin (requests.pairs(title || ' ' || body));
