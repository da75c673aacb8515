import type { ReactNode } from 'react';
import './chat.css';

interface ChatFrameProps {
  title: string;
  /** Below the title: who one is speaking to, or where one stands. */
  beneath: ReactNode;
  /** Top right. */
  corner: ReactNode;
  footer: ReactNode;
  children: ReactNode;
}

/** A customer's conversation: as high as its window, with what is said in the middle. */
export function ChatFrame({ title, beneath, corner, footer, children }: ChatFrameProps) {
  return (
    <div className="chat">
      <header className="chat-head">
        <img src="/favicon.svg" alt="" width="28" height="28" />
        <div>
          <h1>{title}</h1>
          {beneath}
        </div>
        <div className="chat-corner">{corner}</div>
      </header>
      <main>{children}</main>
      <footer className="chat-foot">{footer}</footer>
    </div>
  );
}
