/** One table that holds rows of a case, and the way from a row to the case. */
export interface EvidenceSource {
  readonly table: string;
  /** The column that leads to the parent, or to the complaint where there is none. */
  readonly by: string;
  readonly parent?: { readonly table: string; readonly key: string };
  readonly order: string;
}

const ofCase = (table: string, order = 'at', by = 'complaint_id'): EvidenceSource => ({ table, by, order });
const within = (table: string, by: string, parent: string, order = 'at'): EvidenceSource => ({
  table,
  by,
  parent: { table: parent, key: 'id' },
  order,
});

/** Everything of a case that is given out, parents before what hangs on them. */
export const evidenceSources: readonly EvidenceSource[] = [
  ofCase('complaint', 'lodged_at', 'id'),
  ofCase('case_class'),
  ofCase('class_decision'),
  ofCase('assessment'),
  ofCase('complained_about', 'named_at'),
  ofCase('step_entry'),
  ofCase('pause', 'from_at'),
  ofCase('extension', 'asked_at'),
  ofCase('timeline_entry', 'id'),
  ofCase('letter'),
  ofCase('question', 'asked_at'),
  ofCase('verdict', 'answered_at'),
  ofCase('appeal', 'lodged_at'),
  ofCase('visit', 'closed_at'),
  within('visit_try', 'visit_id', 'visit'),
  ofCase('compensation', 'proposed_at'),
  within('compensation_line', 'compensation_id', 'compensation'),
  ofCase('finding', 'found_at'),
  ofCase('sanction', 'found_at'),
  within('accountability_effect', 'sanction_id', 'sanction'),
  ofCase('escalation'),
  ofCase('interception', 'entered_at'),
  within('calming_step', 'interception_id', 'interception', 'due_at'),
  ofCase('repeat_link'),
  ofCase('repeat_plan', 'opened_at'),
  ofCase('master_member', 'joined_at'),
  ofCase('complaint_group', 'formed_at', 'master_id'),
  ofCase('incident_case'),
  ofCase('assignment_choice'),
  ofCase('absence_move'),
  ofCase('evidence_pack', 'asked_at'),
];

/** What hangs on a case and is not given out, and why; the archive says so too. */
export const leftOut: Readonly<Record<string, string>> = {
  matter: 'the words of the complaint again, as numbers to search by',
  kind_before: 'what kind the case was before it came into an incident, as its history tells',
  library_case: 'made anonymous: it tells nothing of the customer',
  return_code: 'codes that let the customer in',
  assignment_wait: 'a place in a row that is taken up again every day',
  risk: 'an estimate of the house, replaced by the next one',
  escalation_tag: 'a mark on the customer, not on the case, that few may see',
};
