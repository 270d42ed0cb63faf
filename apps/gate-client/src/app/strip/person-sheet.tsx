import { useNavigate } from '@tanstack/react-router';
import { useWords } from '../../i18n/words.tsx';
import { screensFor, type ScreenPath } from '../../session/home.ts';
import { useSession } from '../../session/session-store.ts';
import { ActionButton } from '../../ui/buttons/button.tsx';
import { Sheet } from '../../ui/sheet/sheet.tsx';
import styles from './strip.module.css';

type Props = { opened: boolean; onClose: () => void; onSignOff: () => void };

const titles = {
  '/gate': 'strip.screens.gate',
  '/unloading': 'strip.screens.unloading',
  '/board': 'strip.screens.board',
  '/wall': 'strip.screens.wall',
  '/office': 'strip.screens.office',
  '/review': 'strip.screens.review',
} as const satisfies Record<ScreenPath, string>;

/** The other screens of one's role, and the way out. Signing off is taken back by signing in: it needs no hold. */
export function PersonSheet({ opened, onClose, onSignOff }: Props) {
  const { t, dateTime } = useWords();
  const { session } = useSession();
  const navigate = useNavigate();
  if (session === null) return null;
  return (
    <Sheet opened={opened} onClose={onClose} title={session.person.name}>
      <p>{t('session.until', { time: dateTime(session.expiresAt) })}</p>
      <nav className={styles.screens} aria-label={t('strip.goTo')}>
        {screensFor(session.person.role).map((path) => (
          <ActionButton
            key={path}
            onPress={() => {
              onClose();
              void navigate({ to: path });
            }}
          >
            {t(titles[path])}
          </ActionButton>
        ))}
      </nav>
      <ActionButton onPress={onSignOff}>
        {t('strip.changePerson')} · {t('strip.signOff')}
      </ActionButton>
    </Sheet>
  );
}
