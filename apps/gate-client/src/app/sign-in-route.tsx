import { useNavigate, useRouteContext, useSearch } from '@tanstack/react-router';
import { SignInScreen } from '../screens/sign-in/sign-in-screen.tsx';
import { placeAfterSignIn } from '../session/home.ts';
import { UpdateBand } from '../pwa/update-band.tsx';
import { DeviceSwitches } from './strip/device-switches.tsx';

export function SignInRoute() {
  const { cordon } = useRouteContext({ from: '__root__' });
  const navigate = useNavigate();
  const { to } = useSearch({ from: '/sign-in' });
  return (
    <>
      <UpdateBand />
      <SignInScreen
        switches={<DeviceSwitches />}
        authors={cordon.authors}
        onDeviceDoubted={cordon.finder.look}
        onEnrol={() => void navigate({ to: '/enrol' })}
        onSignedIn={(session) => {
          cordon.signIn(session);
          void navigate({ href: placeAfterSignIn(session.person.role, to), replace: true });
        }}
      />
    </>
  );
}
