import type { Me } from '@tongli/contracts/access';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import './palette.css';
import { type Choice, type ChoiceGroup, useChoices } from './useChoices.ts';
import { useRecords } from './useRecords.ts';

interface OptionsProps {
  id: string;
  groups: readonly ChoiceGroup[];
  active: Choice | undefined;
  onActive: (choice: Choice) => void;
  onChoose: (choice: Choice) => void;
}

function Options({ id, groups, active, onActive, onChoose }: OptionsProps) {
  const { t } = useTranslation();
  return (
    <div id={id} role="listbox" aria-label={t('app.search.results')} className="palette-list">
      {groups.map(({ name, choices }) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options inside a listbox is no fieldset.
        <div key={name} role="group" aria-label={t(`app.search.group.${name}`)}>
          <div className="palette-group" aria-hidden>
            {t(`app.search.group.${name}`)}
          </div>
          {choices.map((choice) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are those of the box above, which keeps the focus.
            // biome-ignore lint/a11y/useFocusableInteractive: the same.
            <div
              key={choice.id}
              id={`${id} ${choice.id}`.replaceAll(' ', '-')}
              role="option"
              aria-selected={choice === active}
              className="palette-option"
              onMouseMove={() => onActive(choice)}
              onClick={() => onChoose(choice)}
            >
              <span>{choice.label}</span>
              {choice.detail ? <span className="palette-detail">{choice.detail}</span> : null}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

/** Opens above everything and gives the focus back to where it was. */
function useModal(): React.RefObject<HTMLDialogElement | null> {
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const dialog = box.current;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return box;
}

function useActive(choices: readonly Choice[]) {
  const [activeId, setActiveId] = useState<string>();
  const found = choices.findIndex(({ id }) => id === activeId);
  const place = Math.max(found, 0);
  const move = (by: number) => setActiveId(choices[(place + by + choices.length) % choices.length]?.id);
  return { active: choices[place], move, activate: ({ id }: Choice) => setActiveId(id) };
}

/** Pages, records and recent places by a few letters: a box with what answers it below, for the keyboard alone. */
export default function Palette({ me, onClose }: { me: Me; onClose: () => void }) {
  const { t } = useTranslation();
  const listId = useId();
  const box = useModal();
  const [typed, setTyped] = useState('');
  const { hits, waiting, failed } = useRecords(typed);
  const groups = useChoices(me, typed, hits);
  const choices = groups.flatMap((group) => group.choices);
  const { active, move, activate } = useActive(choices);
  const optionId = active ? `${listId} ${active.id}`.replaceAll(' ', '-') : undefined;
  useEffect(() => {
    if (optionId) document.getElementById(optionId)?.scrollIntoView({ block: 'nearest' });
  }, [optionId]);
  const choose = (choice: Choice | undefined) => {
    if (!choice) return;
    onClose();
    choice.choose();
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    event.stopPropagation();
    if (!['ArrowDown', 'ArrowUp', 'Enter', 'Escape'].includes(event.key)) return;
    event.preventDefault();
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter') choose(active);
    else onClose();
  };
  const count = choices.length;
  return (
    <dialog
      ref={box}
      className="palette"
      aria-label={t('app.search.title')}
      onClick={({ target, currentTarget }) => (target === currentTarget ? onClose() : undefined)}
      onCancel={onClose}
      onKeyDown={press}
    >
      <div className="palette-box">
        <input
          autoFocus
          role="combobox"
          aria-expanded
          aria-autocomplete="list"
          aria-controls={listId}
          aria-activedescendant={optionId}
          aria-label={t('app.search.label')}
          placeholder={t('app.search.label')}
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Options id={listId} groups={groups} active={active} onActive={activate} onChoose={choose} />
        <p role="status" className="palette-status">
          {failed ? t('app.search.failed') : waiting ? t('app.search.waiting') : t('app.search.count', { count })}
        </p>
      </div>
    </dialog>
  );
}
