-- What the house sent of itself was counted among those who came, and came again: repeats are counted anew.
update contacts.counted_day set repeats = false;
