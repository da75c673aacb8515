import type { ContactRow } from '@tongli/contracts/contacts';
import type { Bilingual, Need } from '@tongli/contracts/kernel';
import type { ComponentType, ReactNode, RefObject } from 'react';
import type { Language } from '../ui/language.ts';
import type { NavigationIcon } from './frame/icons.ts';

/** Navigation is grouped by job, in this order. */
export const navigationGroups = [
  'workplace',
  'service',
  'floor',
  'planning',
  'quality',
  'results',
  'improvement',
  'people',
  'governance',
  'settings',
] as const;
export type NavigationGroup = (typeof navigationGroups)[number];

type Page = Promise<{ default: ComponentType }>;
/** JSON as the bundler loads it. */
type Catalogue = Promise<{ default: object }>;

export interface FeatureRoute {
  /** Path with `$name` segments, such as `/complaints/$id`. */
  readonly path: string;
  /** The page, a file of its own with a default export, so that it is loaded when first opened. */
  readonly load: () => Page;
  /** Who may open it; `signed-in` when left out, `public` for bare pages. */
  readonly need?: Need;
  /** Shown without the frame: sign-in, the customers' portal. */
  readonly bare?: boolean;
  /** In the frame, with navigation as icons alone, for a page that needs its room. */
  readonly wide?: boolean;
  /** Bare, and without the component library, so that its first load stays small: sign-in. */
  readonly plain?: boolean;
}

export interface NavigationEntry {
  readonly group: NavigationGroup;
  readonly path: string;
  /** Catalogue key of the words. */
  readonly label: string;
  readonly need: Need;
  /** Place within the group, low first. */
  readonly order: number;
  /** One of the frame's: what is new is added there. */
  readonly icon: NavigationIcon;
}

/** Places that `web/app` owns and features fill. The props are what the place gives. */
export interface Slots {
  /** Buttons beside a complaint's own, such as opening a triage. */
  'case.action': { readonly caseId: string; readonly number: string };
  /** Buttons beside a request's own, such as a task for another department. */
  'request.action': { readonly requestId: string; readonly number: string };
  /** Beside a complaint's files and history, such as what was promised about it. */
  'case.beside': {
    readonly caseId: string;
    readonly kind: 'complaint' | 'request';
    readonly projectId: string;
    readonly customerId: string | null;
    /** What it is about: the customer's words as one reads them, and the names of its class. */
    readonly said: string;
  };
  /** One's own presence in the top bar: state, and time in it. Nothing stands here until it is filled. */
  'top.presence': Readonly<Record<never, never>>;
  /** Tools of one's own in the top bar, such as the notices. */
  'top.tools': Readonly<Record<never, never>>;
  /** In the corner of every page, above it: what leads a newcomer. */
  'frame.corner': Readonly<Record<never, never>>;
  /** Below the guide in the help. */
  'help.more': Readonly<Record<never, never>>;
  /** Beside a contact, about its customer: open matters, and what can be begun for them. */
  'contact.side': {
    readonly contactId: string;
    readonly number: string;
    readonly channel: ContactRow['channel'];
    readonly means: ContactRow['means'];
    readonly customerId: string | null;
    readonly projectId: string;
    /** What the customer wrote, as far as it has been read here. */
    readonly said: string;
  };
  /** Below the words of a complaint's step: what can be said besides in these situations, the fittest first. */
  'case.words': {
    readonly number: string;
    readonly projectId: string;
    /** Masked. */
    readonly customerName: string | null;
    readonly situations: readonly string[];
    /** Buttons for a sentence; `onUse` is told when it is put in. */
    readonly actions: (text: string, onUse: () => void) => ReactNode;
  };
  /** Beside the buttons of a message to a customer: words to be put in. */
  'contact.composer': {
    readonly number: string;
    readonly projectId: string;
    /** Masked, or as they call themselves. */
    readonly customerName: string | null;
    readonly queueName: Bilingual | null;
    readonly language: 'zh' | 'en';
    readonly text: string;
    readonly area: RefObject<HTMLTextAreaElement | null>;
    /** Writes the whole text anew, and selects a part of it. */
    readonly onWrite: (text: string, selected: readonly [number, number]) => void;
  };
  /** On a contact that rings, in a line: what whoever takes it should know before the first word. */
  'contact.popup': { readonly contactId: string; readonly customerId: string | null };
  /** What leads on from a table that has come in, below what became of its rows. */
  'import.complete': { readonly importId: string; readonly importable: string; readonly added: number };
  /** Acts on a point or signal of a control chart. */
  'chart.signal': { readonly chartId: string; readonly signalId: string };
}
export type SlotName = keyof Slots;

export type SlotFillings = {
  readonly [Name in SlotName]?: () => Promise<{ default: ComponentType<Slots[Name]> }>;
};

/** All that the shell knows of a feature. */
export interface FeatureManifest {
  /** The feature's folder, and the root of its catalogue keys. */
  readonly name: string;
  readonly routes: readonly FeatureRoute[];
  readonly navigation: readonly NavigationEntry[];
  readonly catalogues: Readonly<Record<Language, () => Catalogue>>;
  readonly slots?: SlotFillings;
}
