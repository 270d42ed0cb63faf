import { useNavigate, useRouteContext } from '@tanstack/react-router';
import { EnrolScreen } from '../screens/enrol/enrol-screen.tsx';
import { DeviceSwitches } from './strip/device-switches.tsx';

export function EnrolRoute() {
  const { cordon } = useRouteContext({ from: '__root__' });
  const navigate = useNavigate();
  return (
    <EnrolScreen
      invitation={cordon.invitation}
      switches={<DeviceSwitches />}
      onEnrolled={() => {
        cordon.finder.look();
        void navigator.storage?.persist?.(); // else a browser that is short of room may throw the key away
      }}
      onSignIn={() => void navigate({ to: '/sign-in', replace: true })}
    />
  );
}
