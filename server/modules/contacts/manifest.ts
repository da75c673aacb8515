import * as contract from '@tongli/contracts/contacts';
import type { ModuleManifest } from '../../platform/module.ts';
import { customerTimer } from './customer/presence.ts';
import { countingTimer } from './history/day-counting.ts';
import { contactTimer, placeTimer } from './life/timers.ts';
import { contactPerson } from './person.ts';
import { lostTimer } from './presence/losing.ts';
import { type Asked, routes } from './routes.ts';
import { routingTimer } from './routing/once.ts';
import { joinScreen } from './screen/keeping.ts';
import { brokenScreenTimer, screenTimer } from './screen/timers.ts';
import { readSettings } from './settings/store.ts';
import { nuisanceTimer } from './supervision/nuisance.ts';
import { tellOutage } from './supervision/outage-telling.ts';
import { topics } from './topics.ts';
import { recordingTimer } from './voice/retention.ts';
import { voicemailTimer } from './voice/voicemail.ts';

const events = [
  ...[contract.contactQueued, contract.contactOffered, contract.contactConnected, contract.contactHeld],
  ...[contract.contactResumed, contract.contactTransferred, contract.contactJoined, contract.contactEnded],
  ...[contract.contactClosed, contract.contactChanged, contract.contactMessageSent, contract.contactRated],
  ...[contract.customerPresenceChanged, contract.agentStatusChanged, contract.agentStaffed, contract.queueChanged],
  ...[contract.contactSettingsChanged, contract.outageStarted, contract.outageEnded, contract.nuisanceChanged],
  ...[
    contract.broadcastSent,
    contract.alertTaken,
    contract.alertSettled,
    contract.callChanged,
    contract.legalHoldChanged,
    contract.voicemailLeft,
    contract.agentDaysCounted,
  ],
];

export const contacts = (asked: Asked): ModuleManifest => ({
  name: 'contacts',
  migrations: new URL('./migrations/', import.meta.url),
  operations: routes(asked),
  events: events.map(({ type }) => type),
  timers: [
    contactTimer,
    placeTimer,
    lostTimer,
    customerTimer,
    nuisanceTimer,
    routingTimer,
    recordingTimer,
    screenTimer,
    brokenScreenTimer,
    voicemailTimer,
    countingTimer,
  ],
  jobs: [joinScreen, tellOutage],
  topics,
  person: contactPerson,
  framed: {
    path: '/chat/frame',
    origins: async (tx) => (await readSettings({ tx })).settings.widgetOrigins ?? [],
  },
});
