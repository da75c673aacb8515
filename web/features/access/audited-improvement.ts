/** Those of improvement. */
export const improvementActs = [
  'improvement.open-triage',
  'improvement.decide-triage',
  'improvement.open-root-cause',
  'improvement.study-root-cause',
  'improvement.conclude-root-cause',
  'improvement.open-action',
  'improvement.complete-action',
  'improvement.hand-over-action',
  'improvement.move-verification',
  'improvement.attribute-cases',
  'improvement.invite-member',
  'improvement.dismiss-member',
  'improvement.answer-invitation',
  'improvement.ask-training',
  'improvement.verify-action',
] as const;
