-- 0023 Heads of articles
-- What stands in title, keywords, summary and headings, apart from the text: a word that thousands of articles hold is weighed by this small
-- part of each, which lies in the row, while a whole text has to be fetched and unpacked first.
alter table knowledge.article_text add column head tsvector
  generated always as (ts_filter(terms, '{a,b,c}')) stored;
create index article_text_by_head on knowledge.article_text using gin (head);
