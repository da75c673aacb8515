-- 0116 Running interceptions
-- The few that somebody must still speak to, among all that ever were: by standing for the list, by owner for who has how many on their desk.
create index interception_running on complaints.interception (state, owner_id, complaint_id) where state <> 'ended';
