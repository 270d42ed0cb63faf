import { useState } from 'react';
import { useNow } from '../../../clock/clock.tsx';
import { duration } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/words.tsx';
import { SelectField } from '../../../ui/fields/fields.tsx';
import { Notice } from '../../../ui/page/notice.tsx';
import { QrCode } from '../../../ui/qr/qr-code.tsx';
import type { Invitation } from '@cordon/protocol/wire/http/devices.ts';
import styles from './devices.module.css';

/** The code to be read out or typed, the same as a QR code, and how long it is good for. */
export function InvitationCard({ invitation: { code, expiresAt, addresses } }: { invitation: Invitation }) {
  const { t } = useWords();
  const now = useNow();
  const [address, setAddress] = useState(addresses[0] ?? globalThis.location.origin);
  if (now >= expiresAt) return <Notice tone="hold" title={t('office.devices.codeOver')} />;
  return (
    <div className={styles.invitation}>
      <QrCode text={`${address}/enrol#${code}`} label={t('office.devices.codeQr')} />
      <div className={styles.told}>
        <output className={styles.code} data-code={code} aria-label={t('office.devices.code')}>
          {code.slice(0, 4)}-{code.slice(4)}
        </output>
        <p role="timer">{t('office.devices.codeLeft', { time: duration(expiresAt - now) })}</p>
        {addresses.length > 1 ? (
          <SelectField
            label={t('office.devices.codeFor')}
            value={address}
            choices={addresses.map((one) => ({ value: one, word: one }))}
            onChange={setAddress}
          />
        ) : (
          <p className={styles.address}>
            {t('office.devices.codeFor')}
            <br />
            <b>{address}</b>
          </p>
        )}
      </div>
    </div>
  );
}
