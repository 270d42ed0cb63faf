/* Everything that is loaded together when somebody signs in who is to hear alarms. */
export { startAlarm } from './alarm.ts';
export { AlarmBand } from './alarm-band.tsx';
export { SoundSwitch } from './alarm-band.tsx';
