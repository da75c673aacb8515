// Puts our chat into any site's page: <script src="https://…/widget.js" data-project="…" data-language="zh" defer></script>
// The conversation lives in a frame from our own origin, which lets itself be held by allowed sites alone. Without dependencies,
// without cookies; styles go by the style sheet interfaces, which a strict policy of the site does not forbid.
{
  const script = document.currentScript;
  const { origin } = new URL(script.src);
  const { project = '', queue = '', language = document.documentElement.lang, label, side = 'right' } = script.dataset;
  const english = language.startsWith('en');
  const words = english ? { open: 'Chat with us' } : { open: '在线客服' };
  const key = 'tongli.widget';
  // For whoever chooses to speak; the browser still asks them. A site's own `Permissions-Policy` may forbid it.
  const allow = `microphone ${origin}; autoplay ${origin}; speaker-selection ${origin}`;

  // Whether a conversation goes on, so that it is there again on the site's next page.
  const remember = (state) => {
    try {
      if (state) sessionStorage.setItem(key, state);
      else sessionStorage.removeItem(key);
    } catch {
      // A browser that keeps nothing: the button is there all the same.
    }
  };
  const remembered = () => {
    try {
      return sessionStorage.getItem(key);
    } catch {
      return null;
    }
  };

  const make = (tag, attributes, parent) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    parent.append(element);
    return element;
  };

  const place = side === 'left' ? 'left: 20px' : 'right: 20px';
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { all: initial; }
    button { position: fixed; ${place}; bottom: 20px; z-index: 2147483000; display: flex; align-items: center; gap: 8px;
      min-height: 52px; padding: 0 20px; border: 0; border-radius: 26px; background: #0d6672; color: #fff; cursor: pointer;
      font: 600 16px/1.2 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; box-shadow: 0 4px 16px rgb(0 0 0 / 25%); }
    button:focus-visible { outline: 3px solid #fff; box-shadow: 0 0 0 6px #0d6672; }
    button[aria-expanded="true"] { display: none; }
    b { min-width: 22px; padding: 2px 6px; border-radius: 11px; background: #fff; color: #0d6672; font-size: 13px; text-align: center; }
    [hidden] { display: none !important; }
    iframe { position: fixed; ${place}; bottom: 20px; z-index: 2147483001; width: min(400px, calc(100vw - 40px));
      height: min(640px, calc(100dvh - 40px)); border: 1px solid #b9c3c6; border-radius: 12px; background: #fff;
      box-shadow: 0 8px 32px rgb(0 0 0 / 30%); color-scheme: normal; }
    @media (max-width: 520px) { iframe { inset: 0; width: 100vw; height: 100dvh; border: 0; border-radius: 0; } }
    @media (forced-colors: active) { button { border: 2px solid ButtonText; } }
  `);

  const start = () => {
    const host = make('div', { 'data-tongli': '' }, document.body);
    const root = host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    const button = make('button', { type: 'button', 'aria-expanded': 'false' }, root);
    make('span', {}, button).textContent = label || words.open;
    const badge = make('b', { hidden: '', 'aria-hidden': 'true' }, button);
    let frame = null;
    // It has spoken: it is there, and from our origin.
    let ready = false;

    const address = () => {
      const at = new URL(`/chat/frame${project ? `/${encodeURIComponent(project)}` : ''}`, origin);
      at.searchParams.set('lang', english ? 'en' : 'zh-CN');
      if (queue) at.searchParams.set('queue', queue);
      return at.href;
    };
    const load = () => {
      frame ??= make('iframe', { src: address(), title: label || words.open, allow, hidden: '' }, root);
      return frame;
    };
    const tell = () => frame.contentWindow.postMessage({ tongli: frame.hidden ? 'hidden' : 'shown' }, origin);
    const show = (open, byHand) => {
      const shown = load();
      shown.hidden = !open;
      button.setAttribute('aria-expanded', String(open));
      if (ready) tell();
      if (byHand) (open ? shown : button).focus();
      if (remembered()) remember(open ? 'open' : 'put away');
    };
    const told = {
      close: () => show(false, true),
      active: () => remember(frame.hidden ? 'put away' : 'open'),
      over: () => remember(null),
      unread: ({ count }) => {
        badge.hidden = !(count > 0);
        badge.textContent = String(count);
        button.setAttribute('aria-label', count > 0 ? `${label || words.open} (${count})` : label || words.open);
      },
    };
    addEventListener('message', (event) => {
      if (event.origin !== origin || event.source !== frame?.contentWindow) return;
      if (!ready) {
        ready = true;
        tell();
      }
      told[event.data?.tongli]?.(event.data);
    });
    button.addEventListener('click', () => show(true, true));

    const before = remembered();
    if (before === 'open') show(true, false);
    // It goes on unseen, and counts what comes.
    else if (before) load();
  };

  if (document.body) start();
  else addEventListener('DOMContentLoaded', start);
}
