import { useQuery } from '@tanstack/react-query';
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../../api/session.ts';
import { useNarrow } from '../../ui/narrow.ts';
import { pageFile } from '../../ui/page-file.ts';
import { signInAddress } from '../guard.ts';
import printSheet from '../print.css?url';
import { Slot } from '../Slot.tsx';
import { Navigation, Sidebar } from './Navigation.tsx';
import { useRecentPages } from './recent.ts';
import { useFolded } from './sidebar.ts';
import { TopBar } from './TopBar.tsx';
import { useFocusOnPage } from './useFocusOnPage.ts';
import { useFrameKeys } from './useFrameKeys.ts';

const Palette = lazy(pageFile(() => import('./palette/Palette.tsx')));
const HelpDrawer = lazy(pageFile(() => import('./HelpDrawer.tsx')));

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

type Above = 'nothing' | 'navigation' | 'search' | 'help';

/** The frame around every page but the bare ones: navigation left, bar on top, the page. */
export function Frame() {
  const { t } = useTranslation();
  const me = useSignedIn();
  const narrow = useNarrow();
  const { folded } = useFolded();
  const [above, setAbove] = useState<Above>('nothing');
  const page = useRef<HTMLDivElement>(null);
  const close = () => setAbove('nothing');
  useFocusOnPage(page);
  useRecentPages(me?.accountId ?? null);
  useFrameKeys({ search: () => setAbove('search'), help: () => setAbove('help') });
  if (!me) return null;
  return (
    <div className={folded ? 'frame frame-folded' : 'frame'}>
      <link rel="stylesheet" media="print" href={printSheet} />
      <a className="skip" href="#page">
        {t('app.frame.skip')}
      </a>
      <TopBar
        me={me}
        onMenu={narrow ? () => setAbove('navigation') : undefined}
        onSearch={() => setAbove('search')}
        onHelp={() => setAbove('help')}
      />
      {narrow ? (
        <Drawer open={above === 'navigation'} onClose={close} placement="left" size={260} title={t('app.product')}>
          <Navigation me={me} onGo={close} />
        </Drawer>
      ) : (
        <Sidebar me={me} />
      )}
      <div className="frame-page" id="page" tabIndex={-1} ref={page}>
        <Outlet />
      </div>
      <Slot name="frame.corner" give={{}} />
      <Suspense fallback={null}>
        {above === 'search' ? <Palette me={me} onClose={close} /> : null}
        {above === 'help' ? <HelpDrawer onClose={close} /> : null}
      </Suspense>
    </div>
  );
}
