-- What still runs is ordered by its due instant, whatever it is; of what is over it, promises go first (hurt.ts).
update work.task
  set hurt = (hurt / 1000000000000 * 10
      + case when kind = 'promise' and state <> 'returned' and hurt < 1000000000000 then 0 else 1 end) * 100000000000
    + hurt % 100000000000
  where hurt is not null;
update work.arbitration
  set hurt = (hurt / 1000000000000 * 10 + 1) * 100000000000 + hurt % 100000000000
  where hurt is not null;
