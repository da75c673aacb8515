-- Who belongs to a unit and what they did there is asked of the unit, not of everybody.
create index day_sum_by_unit on measures.day_sum (unit_id, measure, day) where cut = 'person';
