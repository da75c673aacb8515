import type { IncidentState } from '@tongli/contracts/complaints';
import type { Tone } from '../../../ui/StateTag.tsx';

export const toneOfIncident: Readonly<Record<IncidentState, Tone>> = { open: 'breached', closed: 'done' };
