import type { InterfaceService } from './interface-services';
import { isGlobalService } from './service-name';

/** What stands before the region where it is not the service's name itself. */
const HOSTS: Readonly<Partial<Record<InterfaceService, readonly string[]>>> = {
  'airflow.api': ['api.airflow'],
  'airflow.env': ['env.airflow'],
  'airflow.ops': ['ops.airflow'],
  'codeartifact.api': ['codeartifact'],
  'codeartifact.repositories': ['*.d.codeartifact'],
  'codeconnections.api': ['codeconnections'],
  'codestar-connections.api': ['codestar-connections'],
  'ecr.api': ['api.ecr'],
  'ecr.dkr': ['*.dkr.ecr'],
  'ecs-agent': ['ecs-a'],
  'ecs-telemetry': ['ecs-t'],
  'execute-api': ['*.execute-api'],
  'geo.geofencing': ['geofencing.geo'],
  'geo.maps': ['maps.geo'],
  'geo.metadata': ['metadata.geo'],
  'geo.places': ['places.geo'],
  'geo.routes': ['routes.geo'],
  'geo.tracking': ['tracking.geo'],
  'iotsitewise.api': ['api.iotsitewise'],
  'iotsitewise.data': ['data.iotsitewise'],
  'iottwinmaker.api': ['api.iottwinmaker'],
  'iottwinmaker.data': ['data.iottwinmaker'],
  'kinesis-firehose': ['firehose'],
  'kinesis-streams': ['kinesis'],
  'kinesis-streams-fips': ['kinesis-fips'],
  'payment-cryptography.controlplane': ['controlplane.payment-cryptography'],
  'payment-cryptography.dataplane': ['dataplane.payment-cryptography'],
  'pinpoint-sms-voice-v2': ['sms-voice'],
  'pricing.api': ['api.pricing'],
  'rum-dataplane': ['dataplane.rum'],
  'sagemaker.api': ['api.sagemaker'],
  'sagemaker.featurestore-runtime': ['featurestore-runtime.sagemaker'],
  'sagemaker.metrics': ['metrics.sagemaker'],
  'sagemaker.runtime': ['runtime.sagemaker'],
};

/**
 * The names under which clients look for a service, `*.` for all below one.
 *
 * @returns nothing where they do not follow from the service's name
 */
export function privateDnsNames(service: InterfaceService, region: string): readonly string[] {
  if (isGlobalService(service) || service.startsWith('mail-manager-smtp')) return [];
  if (service === 'eks-auth') return [`eks-auth.${region}.api.aws`];
  if (service === 'notebook' || service === 'studio')
    return [`*.${service}.${region}.sagemaker.aws`];
  const hosts = HOSTS[service] ?? (service.includes('.') ? [] : [service]);
  const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return hosts.map((host) => `${host}.${region}.${domain}`);
}
