import { access } from '../features/access/manifest.ts';
import { audit } from '../features/audit/manifest.ts';
import { complaints } from '../features/complaints/manifest.ts';
import { contacts } from '../features/contacts/manifest.ts';
import { customers } from '../features/customers/manifest.ts';
import { floor } from '../features/floor/manifest.ts';
import { imports } from '../features/imports/manifest.ts';
import { improvement } from '../features/improvement/manifest.ts';
import { knowledge } from '../features/knowledge/manifest.ts';
import { measures } from '../features/measures/manifest.ts';
import { org } from '../features/org/manifest.ts';
import { outreach } from '../features/outreach/manifest.ts';
import { patterns } from '../features/patterns/manifest.ts';
import { people } from '../features/people/manifest.ts';
import { portal } from '../features/portal/manifest.ts';
import { privacy } from '../features/privacy/manifest.ts';
import { requests } from '../features/requests/manifest.ts';
import { system } from '../features/system/manifest.ts';
import { tour } from '../features/tour/manifest.ts';
import { webChat } from '../features/web-chat/manifest.ts';
import { work } from '../features/work/manifest.ts';
import type { FeatureManifest } from './manifest.ts';

/** The one list of features. */
export const features: readonly FeatureManifest[] = [
  customers,
  complaints,
  contacts,
  portal,
  access,
  audit,
  measures,
  improvement,
  knowledge,
  people,
  outreach,
  work,
  org,
  floor,
  webChat,
  imports,
  requests,
  privacy,
  system,
  patterns,
  tour,
];
