import type { SiteDevice } from '@cordon/protocol/site/device.ts';
import { deviceRoutes, type Invitation } from '@cordon/protocol/wire/http/devices.ts';
import { useState } from 'react';
import { useAnswer } from '../../../api/use-answer.ts';
import { useWords } from '../../../i18n/words.tsx';
import { ActionButton, PrimaryAction } from '../../../ui/buttons/button.tsx';
import { Notice, RefusalNotice } from '../../../ui/page/notice.tsx';
import { Sheet } from '../../../ui/sheet/sheet.tsx';
import { useNow } from '../../../clock/clock.tsx';
import { duration } from '../../../i18n/format.ts';
import { SelectField } from '../../../ui/fields/fields.tsx';
import { QrCode } from '../../../ui/qr/qr-code.tsx';
import styles from './devices.module.css';

/** A code for one tablet: made when the sheet opens, shown in large letters, and gone when it closes. */
export function CodeSheet({ device, onClose }: { device: SiteDevice; onClose: () => void }) {
  const { t } = useWords();
  const {
    value: made,
    refusal,
    again,
  } = useAnswer(deviceRoutes['POST /devices/:deviceId/code'], {
    params: { deviceId: device.id },
  });
  const [before] = useState(device.key);
  const isTaken = device.key.is === 'enrolled' && device.key !== before && !sameKey(before, device.key);

  return (
    <Sheet opened onClose={onClose} title={t('office.devices.codeTitle', { name: device.name })} size="wide">
      {isTaken ? (
        <>
          <Notice tone="pass" title={t('office.devices.enrolledNow', { name: device.name })} />
          <PrimaryAction onPress={onClose}>{t('common.close')}</PrimaryAction>
        </>
      ) : (
        <>
          {before.is === 'enrolled' && <Notice tone="hold" title={t('office.devices.codeReplaces')} />}
          <p>{t('office.devices.codeText')}</p>
          <RefusalNotice refusal={refusal} />
          {made !== null && refusal === null && <InvitationCard key={made.code} invitation={made} />}
          <ActionButton onPress={again}>{t('office.devices.codeAgain')}</ActionButton>
        </>
      )}
    </Sheet>
  );
}

function sameKey(before: SiteDevice['key'], now: SiteDevice['key']): boolean {
  return before.is === 'enrolled' && now.is === 'enrolled' && before.at === now.at;
}

/** The code to be read out or typed, the same as a QR code, and how long it is good for. */
function InvitationCard({ invitation: { code, expiresAt, addresses } }: { invitation: Invitation }) {
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
