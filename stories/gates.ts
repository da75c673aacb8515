import {
  addProjectEvidence,
  type GateRequirement,
  getProject,
  passGate,
  planProject,
} from '@tongli/contracts/improvement';
import type { Page } from 'playwright-core';
import { by } from './asking.ts';

interface Walk {
  readonly lead: Page;
  readonly sponsor: Page;
  readonly id: string;
  /** Concluded, and its action carried out and verified. */
  readonly rootCauseId: string;
}

/** From the gate of what was collected to the last one, where only the money is missing. */
export async function walkToReview({ lead, sponsor, id, rootCauseId }: Walk): Promise<void> {
  const params = { id };
  const lay = (requirement: GateRequirement) =>
    by(lead, addProjectEvidence, { requirement, note: '见附表' }, { params });
  const pass = async () => {
    const { stage, version } = await by(sponsor, getProject, null, { params });
    await by(sponsor, passGate, { stage, note: '', version }, { params });
  };
  await lay('data');
  await pass();
  const { title, problem, indicator, baseline, target, plannedSavingMinor, dueOn, version } = await by(
    lead,
    getProject,
    null,
    { params },
  );
  const charter = { title, problem, indicator, baseline, target, plannedSavingMinor, dueOn };
  await by(lead, planProject, { ...charter, rootCauseId, stages: [], version }, { params });
  await pass();
  await lay('risk');
  await pass();
  await pass();
  await lay('lessons');
}
