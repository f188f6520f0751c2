import { smartcardService } from '../../sim/pcsc/smartcard-service.ts';
import { servePcsc } from '../pcsc-service/pcsc-service.ts';
import { type Road, sixteenReaders } from './road.ts';

/** Our own PC/SC service, in this process. */
export const ownRoad = async (): Promise<Road> => {
  const service = smartcardService(sixteenReaders, 'instant');
  const { socket, close } = await servePcsc(service);
  return {
    name: 'our own PC/SC service',
    readers: service.readers().map(({ slot }) => slot.reader().name),
    socket,
    service,
    close,
  };
};
