// Puts our chat into any site's page: <script src="https://…/widget.js" data-project="…" data-language="zh" defer></script>
// The conversation lives in a frame from our own origin, which lets itself be held by allowed sites alone. Without dependencies,
// without cookies; styles go by the style sheet interfaces, which a strict policy of the site does not forbid.
{
  const script = document.currentScript;
  const { origin } = new URL(script.src);
  const { project = '', queue = '', language = document.documentElement.lang, label, side = 'right' } = script.dataset;
  const english = language.startsWith('en');
  const words = english
    ? {
        open: 'Chat with us',
        kept: 'The chat cannot be shown on this page.',
        away: 'Open it in a new window',
        close: 'Close',
      }
    : { open: '在线客服', kept: '此页面无法显示在线客服。', away: '在新窗口中打开', close: '关闭' };
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
    aside { position: fixed; ${place}; bottom: 20px; z-index: 2147483001; display: grid; gap: 12px; padding: 16px 20px; width: min(300px, calc(100vw - 80px));
      border: 1px solid #b9c3c6; border-radius: 12px; background: #fff; color: #1c2528; box-shadow: 0 8px 32px rgb(0 0 0 / 30%);
      font: 400 15px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; }
    aside p { margin: 0; }
    aside a { color: #0d6672; font-weight: 600; }
    aside button { position: static; justify-self: end; min-height: 36px; padding: 0 16px; border-radius: 18px; font-size: 14px; box-shadow: none; }
    [hidden] { display: none !important; }
    iframe { position: fixed; ${place}; bottom: 20px; z-index: 2147483001; width: min(400px, calc(100vw - 40px));
      height: min(640px, calc(100dvh - 40px)); border: 1px solid #b9c3c6; border-radius: 12px; background: #fff;
      box-shadow: 0 8px 32px rgb(0 0 0 / 30%); color-scheme: normal; }
    @media (max-width: 520px) { iframe { inset: 0; width: 100vw; height: 100dvh; border: 0; border-radius: 0; } }
    @media (forced-colors: active) { button { border: 2px solid ButtonText; } }
  `);

  const address = (path) => {
    const at = new URL(`${path}${project ? `/${encodeURIComponent(project)}` : ''}`, origin);
    at.searchParams.set('lang', english ? 'en' : 'zh-CN');
    if (queue) at.searchParams.set('queue', queue);
    return at.href;
  };

  // What nobody can close is worse than no chat: our own page has it, in a window of its own.
  const showInstead = (root, onClose) => {
    const note = make('aside', { role: 'alert' }, root);
    make('p', {}, note).textContent = words.kept;
    make('a', { href: address('/chat'), target: '_blank', rel: 'noopener' }, note).textContent = words.away;
    const close = make('button', { type: 'button' }, note);
    close.textContent = words.close;
    close.addEventListener('click', () => {
      note.remove();
      onClose();
    });
    close.focus();
  };

  const makeButton = () => {
    const root = make('div', { 'data-tongli': '' }, document.body).attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    const button = make('button', { type: 'button', 'aria-expanded': 'false' }, root);
    make('span', {}, button).textContent = label || words.open;
    const badge = make('b', { hidden: '', 'aria-hidden': 'true' }, button);
    const count = (unread) => {
      badge.hidden = !(unread > 0);
      badge.textContent = String(unread);
      button.setAttribute('aria-label', unread > 0 ? `${label || words.open} (${unread})` : label || words.open);
    };
    return { root, button, count };
  };

  const start = () => {
    const { root, button, count } = makeButton();
    let frame = null;
    let here = false;
    // It has spoken: it is there, and from our origin.
    let ready = false;

    const load = () => {
      if (frame) return frame;
      frame = make('iframe', { src: address('/chat/frame'), title: label || words.open, allow, hidden: '' }, root);
      // What was loaded has said so before, unless it was kept from being shown.
      frame.addEventListener('load', () => setTimeout(() => here || giveUp(), 1_000), { once: true });
      return frame;
    };
    const giveUp = () => {
      const wasShown = !frame.hidden;
      frame.remove();
      frame = null;
      remember(null);
      if (!wasShown) return;
      showInstead(root, () => {
        button.setAttribute('aria-expanded', 'false');
        button.focus();
      });
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
      unread: (said) => count(said.count),
    };
    addEventListener('message', (event) => {
      if (event.origin !== origin || event.source !== frame?.contentWindow) return;
      here = true;
      if (event.data?.tongli === 'here') return;
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
