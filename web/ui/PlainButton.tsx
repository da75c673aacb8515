import type { ButtonHTMLAttributes } from 'react';

interface PlainButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  look?: 'primary' | 'default' | 'text' | 'danger';
  /** Under way: it stays in place, and pressing it again does nothing. */
  busy?: boolean;
}

/** A button of the browser's own, for sign-in and the pages of last resort, which do without the component library. */
export function PlainButton({ look = 'default', busy = false, onClick, type = 'button', ...rest }: PlainButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={`plain-button plain-${look}`}
      aria-busy={busy}
      aria-disabled={busy}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    />
  );
}
