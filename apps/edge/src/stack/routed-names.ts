import { CidrCollection, RecordSet } from '@archway/edge';
import { Construct } from 'constructs';
import type { RoutedNamesProps } from './regional-names';
import { addRegionalNames } from './regional-names';

/** One name for each routing policy of Route 53, each for the reason that the policy exists for. */
export function addRoutedNames(scope: Construct, props: RoutedNamesProps): void {
  addRegionalNames(scope, props);
  addMail(scope, props);
  addLegal(scope, props);
  addApp(scope, props);
  addWiki(scope, props);
}

/** Simple: mail has one answer for everybody. This domain sends none, and says so. */
function addMail(scope: Construct, { zone }: RoutedNamesProps): void {
  new RecordSet(scope, 'Mail', { zone, type: 'MX', values: [{ preference: 0, exchange: '.' }] });
  new RecordSet(scope, 'Senders', { zone, type: 'TXT', values: ['v=spf1 -all'] });
}

/** Geolocation: the law that a visitor is under decides what the imprint says; the rest of the world reads English. */
function addLegal(scope: Construct, { config, zone }: RoutedNamesProps): void {
  const home = new Construct(scope, 'Legal');
  const legal = { zone, recordName: `legal.${config.domainName}`, type: 'A' } as const;
  new RecordSet(home, 'Germany', {
    ...legal,
    values: [config.legal.germanyAddress],
    routing: { policy: 'geolocation', location: { country: 'DE' } },
  });
  new RecordSet(home, 'World', {
    ...legal,
    values: [config.legal.worldAddress],
    routing: { policy: 'geolocation', location: 'default' },
  });
}

/** Weighted: a few visitors get the next version; 0 takes it back without deleting anything. */
function addApp(scope: Construct, { config, zone }: RoutedNamesProps): void {
  const home = new Construct(scope, 'App');
  const app = { zone, recordName: `app.${config.domainName}`, type: 'A', ttlSeconds: 60 } as const;
  new RecordSet(home, 'Now', {
    ...app,
    values: [config.app.nowAddress],
    routing: { policy: 'weighted', weight: 100 - config.nextVersionPercent },
  });
  new RecordSet(home, 'Next', {
    ...app,
    values: [config.app.nextAddress],
    routing: { policy: 'weighted', weight: config.nextVersionPercent },
  });
}

/** IP-based: the offices reach the wiki through their own line, everybody else through the front door. */
function addWiki(scope: Construct, { config, zone }: RoutedNamesProps): void {
  const home = new Construct(scope, 'Wiki');
  const collection = new CidrCollection(home, 'Networks', {
    locations: { office: config.officeNetworks },
  });
  const wiki = { zone, recordName: `wiki.${config.domainName}`, type: 'A' } as const;
  new RecordSet(home, 'Office', {
    ...wiki,
    values: [config.wiki.officeAddress],
    routing: { policy: 'ip-based', collection, location: 'office' },
  });
  new RecordSet(home, 'World', {
    ...wiki,
    values: [config.wiki.worldAddress],
    routing: { policy: 'ip-based', collection, location: 'default' },
  });
}
