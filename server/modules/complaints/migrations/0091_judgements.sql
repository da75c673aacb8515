-- How grave a case is, whether it is upheld and why it came about are suggested too, and what people made of that is kept.
alter table complaints.class_decision drop constraint class_decision_dimension_check,
  add constraint class_decision_dimension_check
    check (dimension in ('class', 'product', 'area', 'cause', 'severity', 'validity'));
alter table complaints.class_model drop constraint class_model_dimension_check,
  add constraint class_model_dimension_check
    check (dimension in ('class', 'product', 'area', 'cause', 'severity', 'validity'));

-- Whether the customer seems to be right, at first sight: nothing is decided by it before the case is closed.
alter table complaints.assessment
  add column validity text check (validity in ('upheld', 'partly-upheld', 'not-upheld'));
