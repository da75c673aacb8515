-- Looking again at an answer that a customer appealed against has a time of its own.
alter table work.time_limit drop constraint time_limit_kind_check;
alter table work.time_limit add constraint time_limit_kind_check
  check (kind in ('acknowledge', 'respond', 'carry-out', 'step', 'review-appeal'));
