import { type Classing, type ComplaintKind, complaintReclassified, type Severity } from '@tongli/contracts/complaints';
import { type Call, staleVersion } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { rules } from '../complaint.ts';
import { act, type Done } from '../handling.ts';
import { assessmentOf } from '../stages/assessing.ts';
import { precedenceOf } from '../stages/precedence.ts';
import { addTimelineEntry, save } from '../store.ts';
import { checkOffered } from '../terms.ts';
import { keepClassing } from './deciding.ts';
import { decideKind } from './kind.ts';

export interface Classification {
  readonly product: string;
  readonly area: string;
  readonly severity: Severity;
  readonly kind: ComplaintKind;
  readonly version: number;
  readonly classing?: Classing | undefined;
}

export function classify(call: Call, id: string, { version, classing, ...to }: Classification): Promise<Done> {
  return act(
    call,
    id,
    { operation: 'complaints.classify', name: 'classified' },
    ({ row, case: c }) =>
      (row.version === version ? null : staleVersion) ??
      rules.classify(c, call.actor) ??
      decideKind(row.kind as ComplaintKind, to.kind),
    async (row) => {
      const refused =
        (await checkOffered(call, 'product', to.product, row.project_id)) ??
        (await checkOffered(call, 'area', to.area, row.project_id)) ??
        (classing ? await keepClassing(call, { ...row, ...to }, classing) : null);
      if (refused) return refused;
      const { latest } = await assessmentOf(call, id);
      const precedence = precedenceOf(to.severity, latest?.vulnerability != null);
      await save(call, row, { ...to, precedence });
      await addTimelineEntry(call, id, 'classified', { ...to });
      if (row.product !== to.product || row.area !== to.area)
        await append(call, complaintReclassified, id, {
          projectId: row.project_id,
          lodgedOn: row.lodged_on,
          from: { product: row.product, area: row.area },
          to: { product: to.product, area: to.area },
        });
      return undefined;
    },
  );
}
