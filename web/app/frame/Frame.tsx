import { useQuery } from '@tanstack/react-query';
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../../api/session.ts';
import { useNarrow } from '../../ui/narrow.ts';
import { signInAddress } from '../guard.ts';
import { Navigation } from './Navigation.tsx';
import { TopBar } from './TopBar.tsx';

/** Sends to sign-in when the session ends while a page is open. */
function useSignedIn() {
  const { data: me } = useQuery(meQuery);
  const navigate = useNavigate();
  const href = useRouterState({ select: (state) => state.location.href });
  useEffect(() => {
    if (me === null && !href.startsWith('/sign-in')) void navigate({ href: signInAddress(href), replace: true });
  }, [me, href, navigate]);
  return me;
}

/** A new page takes the focus, so that reading and tabbing start there; the first one leaves it where it is. */
function useFocusOnPage(page: RefObject<HTMLDivElement | null>): void {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const last = useRef(path);
  useEffect(() => {
    if (last.current === path) return;
    last.current = path;
    page.current?.focus({ preventScroll: true });
  }, [path, page]);
}

/** The frame around every page but the bare ones: navigation left, bar on top, the page. */
export function Frame() {
  const { t } = useTranslation();
  const me = useSignedIn();
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  const page = useRef<HTMLDivElement>(null);
  useFocusOnPage(page);
  if (!me) return null;
  return (
    <div className="frame">
      <a className="skip" href="#page">
        {t('app.frame.skip')}
      </a>
      <TopBar me={me} onMenu={narrow ? () => setOpen(true) : undefined} />
      {narrow ? (
        <Drawer open={open} onClose={() => setOpen(false)} placement="left" size={260} title={t('app.product')}>
          <Navigation me={me} onGo={() => setOpen(false)} />
        </Drawer>
      ) : (
        <div className="frame-side">
          <Navigation me={me} />
        </div>
      )}
      <div className="frame-page" id="page" tabIndex={-1} ref={page}>
        <Outlet />
      </div>
    </div>
  );
}
