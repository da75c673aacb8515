import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import './pick.css';

export interface Pick {
  readonly id: string;
  readonly label: string;
  /** Beside the label, small. */
  readonly detail?: string | null;
  /** Below the label, a few lines of it. */
  readonly preview?: ReactNode;
}

export interface PickGroup {
  readonly name: string;
  readonly label: string;
  readonly picks: readonly Pick[];
}

interface PickBoxProps {
  label: string;
  /** In the box for typing. */
  placeholder: string;
  typed: string;
  onType: (typed: string) => void;
  groups: readonly PickGroup[];
  onPick: (id: string) => void;
  onClose: () => void;
  /** A digit picks at once; where numbers are typed, none does. */
  digits?: boolean;
  /** Beside the box: switches of what is shown. */
  beside?: ReactNode;
  /** Below the list: how much there is, and the keys. */
  foot: ReactNode;
}

const mostDigits = 9;

/** Above everything; the focus goes back to where it was, unless whoever picked has put it elsewhere. */
function useModal() {
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const dialog = box.current;
    dialog?.showModal();
    return () => {
      dialog?.close();
      // Gone from the page it takes the focus along.
      if (document.activeElement === document.body && before instanceof HTMLElement)
        before.focus({ preventScroll: true });
    };
  }, []);
  return box;
}

/** The pick that a key chooses at once: a digit that is not part of a word being written. */
function byDigit(event: KeyboardEvent, picks: readonly Pick[]): Pick | undefined {
  const { key, ctrlKey, altKey, metaKey } = event;
  return /^[1-9]$/.test(key) && !ctrlKey && !altKey && !metaKey ? picks[Number(key) - 1] : undefined;
}

interface OptionsProps {
  id: string;
  label: string;
  groups: readonly PickGroup[];
  picks: readonly Pick[];
  active: Pick | undefined;
  digits: boolean;
  onActive: (pick: Pick) => void;
  onPick: (pick: Pick) => void;
}

const idOf = (listId: string, pick: Pick) => `${listId}-${pick.id.replaceAll(' ', '-')}`;

function Options({ id, label, groups, picks, active, digits, onActive, onPick }: OptionsProps) {
  return (
    <div id={id} role="listbox" aria-label={label} className="pick-list">
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options inside a listbox is no fieldset.
        <div key={group.name} role="group" aria-label={group.label}>
          <div className="pick-group" aria-hidden>
            {group.label}
          </div>
          {group.picks.map((pick) => {
            const digit = picks.indexOf(pick) + 1;
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys are those of the box above, which keeps the focus.
              // biome-ignore lint/a11y/useFocusableInteractive: the same.
              <div
                key={pick.id}
                id={idOf(id, pick)}
                role="option"
                aria-selected={pick === active}
                className="pick-option"
                onMouseMove={() => onActive(pick)}
                onClick={() => onPick(pick)}
              >
                {digits ? <kbd aria-hidden>{digit <= mostDigits ? digit : ''}</kbd> : null}
                <span className="pick-words">
                  <span className="pick-head">
                    <strong>{pick.label}</strong>
                    {pick.detail ? <span className="pick-detail">{pick.detail}</span> : null}
                  </span>
                  {pick.preview ? <span className="pick-preview">{pick.preview}</span> : null}
                </span>
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}

/** The pick that Enter would choose, kept in sight; the first until an arrow or the pointer moves it. */
function useActive(listId: string, picks: readonly Pick[]) {
  const [activeId, setActiveId] = useState<string>();
  const at = Math.max(
    picks.findIndex(({ id }) => id === activeId),
    0,
  );
  const active = picks[at];
  const optionId = active ? idOf(listId, active) : undefined;
  useEffect(() => {
    if (optionId) document.getElementById(optionId)?.scrollIntoView({ block: 'nearest' });
  }, [optionId]);
  const move = (by: number) => setActiveId(picks[(at + by + picks.length) % picks.length]?.id);
  return { active, optionId, move, activate: setActiveId };
}

interface Keys {
  readonly picks: readonly Pick[];
  readonly active: Pick | undefined;
  readonly digits: boolean;
  readonly move: (by: number) => void;
  readonly onPick: (id: string) => void;
  readonly onClose: () => void;
}

/** What a key does; null where it is typed, or belongs to whatever has the focus beside the box. */
function actOf(event: KeyboardEvent, { picks, active, digits, move, onPick, onClose }: Keys): (() => void) | null {
  if (event.key === 'Escape') return onClose;
  if (!(event.target instanceof HTMLInputElement)) return null;
  const chosen = event.key === 'Enter' ? active : digits ? byDigit(event, picks) : undefined;
  if (chosen) return () => onPick(chosen.id);
  if (event.key === 'ArrowDown') return () => move(1);
  return event.key === 'ArrowUp' ? () => move(-1) : null;
}

/** A key within the writing of Chinese is part of it. */
function pressed(event: KeyboardEvent, keys: Keys): void {
  if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return;
  event.stopPropagation();
  const act = actOf(event, keys);
  if (!act) return;
  event.preventDefault();
  act();
}

/** Something picked by a digit, a letter or two, or arrows: a box for typing with what answers below. For the keyboard alone. */
export function PickBox(props: PickBoxProps) {
  const { label, placeholder, typed, onType, groups, onPick, onClose, digits = true, beside, foot } = props;
  const listId = useId().replaceAll(':', '');
  const box = useModal();
  const picks = groups.flatMap((group) => group.picks);
  const { active, optionId, move, activate } = useActive(listId, picks);
  return (
    <dialog
      ref={box}
      className="pick"
      aria-label={label}
      onClick={({ target, currentTarget }) => (target === currentTarget ? onClose() : undefined)}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => pressed(event, { picks, active, digits, move, onPick, onClose })}
    >
      <div className="pick-box">
        <div className="pick-top">
          <input
            autoFocus
            role="combobox"
            aria-expanded
            aria-autocomplete="list"
            aria-controls={listId}
            aria-activedescendant={optionId}
            aria-label={placeholder}
            placeholder={placeholder}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={40}
            value={typed}
            onChange={({ target }) => {
              onType(target.value);
              activate(undefined);
            }}
          />
          {beside}
        </div>
        <Options
          id={listId}
          label={label}
          groups={groups}
          picks={picks}
          active={active}
          digits={digits}
          onActive={({ id }) => activate(id)}
          onPick={({ id }) => onPick(id)}
        />
        <p role="status" className="pick-foot">
          {foot}
        </p>
      </div>
    </dialog>
  );
}
