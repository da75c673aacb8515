-- What a business date comes to in a whole project, in one row a measure: a page about all of it over a year reads hundreds of rows,
-- not those of each unit. Rows of sums are added to all day long, in place as long as there is room beside them.
alter table measures.day_sum drop constraint day_sum_cut_check;
alter table measures.day_sum add constraint day_sum_cut_check check (cut in ('project', 'place', 'person', 'queue', 'channel'));
alter table measures.day_sum set (fillfactor = 70);
alter table measures.cell set (fillfactor = 90);
insert into measures.day_sum (cut, key, measure, day, project_id, unit_id, count, sum)
select 'project', '', measure, day, project_id, null, sum(count), sum(sum) from measures.day_sum where cut = 'place' and key = '' group by 3, 4, 5;

-- A unit with its branch is asked of its units.
create index day_sum_by_place on measures.day_sum (unit_id, measure, day) where cut = 'place';
