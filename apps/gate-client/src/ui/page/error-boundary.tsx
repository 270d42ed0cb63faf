import { Component, type ReactNode } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { PrimaryAction } from '../buttons/button.tsx';
import { Screen } from './screen.tsx';

/** A bug in one screen must not leave an officer before an empty page. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

/** Also what the router shows when a screen could not be loaded. */
export function Broken() {
  const { t } = useWords();
  return (
    <Screen
      title={t('common.broken.title')}
      width="narrow"
      bottom={<PrimaryAction onPress={() => globalThis.location.reload()}>{t('common.broken.again')}</PrimaryAction>}
    >
      <p>{t('common.broken.text')}</p>
    </Screen>
  );
}
