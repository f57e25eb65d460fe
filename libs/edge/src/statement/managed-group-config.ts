/** How a login or sign-up form is sent. */
export type PayloadType = 'FORM_ENCODED' | 'JSON';

/**
 * How a response says whether a login or sign-up succeeded. Only web ACLs of CloudFront look at responses; rejected
 * elsewhere.
 */
export type ResponseInspection =
  | {
      readonly statusCode: {
        readonly success: readonly number[];
        readonly failure: readonly number[];
      };
    }
  | {
      readonly header: {
        readonly name: string;
        readonly success: readonly string[];
        readonly failure: readonly string[];
      };
    }
  | {
      readonly bodyContains: {
        readonly success: readonly string[];
        readonly failure: readonly string[];
      };
    }
  | {
      readonly json: {
        /** A JSON pointer such as `/login/success`. */
        readonly identifier: string;
        readonly success: readonly string[];
        readonly failure: readonly string[];
      };
    };

/** What AWS's bot control group is told. */
export interface BotControlConfig {
  readonly kind: 'bot-control';
  /** `COMMON` tells bots that say what they are; `TARGETED` also those that do not, and costs more a request. */
  readonly inspectionLevel: 'COMMON' | 'TARGETED';
  /**
   * Whether traffic is analysed by machine learning; rejected with `COMMON`.
   *
   * @default - true for TARGETED
   */
  readonly enableMachineLearning?: boolean;
}

/** What AWS's account takeover prevention group is told. */
export interface AccountTakeoverConfig {
  readonly kind: 'account-takeover';
  /** The path of the login endpoint, such as `/web/login`. */
  readonly loginPath: string;
  /** @default false */
  readonly enableRegexInPath?: boolean;
  readonly payloadType: PayloadType;
  /** A JSON pointer such as `/login/user`, or a form field's name. */
  readonly usernameField: string;
  readonly passwordField: string;
  /** @default - responses are not looked at */
  readonly responseInspection?: ResponseInspection;
}

/** What AWS's account creation fraud prevention group is told. */
export interface AccountCreationConfig {
  readonly kind: 'account-creation';
  /** Where the form is sent to, such as `/web/signup`. */
  readonly creationPath: string;
  /** Where the form is shown, such as `/web/register`. */
  readonly registrationPagePath: string;
  /** @default false */
  readonly enableRegexInPath?: boolean;
  readonly payloadType: PayloadType;
  /** @default - none */
  readonly usernameField?: string;
  /** @default - none */
  readonly passwordField?: string;
  /** @default - none */
  readonly emailField?: string;
  /** @default - none */
  readonly phoneNumberFields?: readonly string[];
  /** @default - none */
  readonly addressFields?: readonly string[];
  /** @default - responses are not looked at */
  readonly responseInspection?: ResponseInspection;
}

/** What a managed rule group is told that cannot work without. */
export type ManagedGroupConfig = AccountCreationConfig | AccountTakeoverConfig | BotControlConfig;

/** The settings as the API takes them. */
export function renderConfig(config: ManagedGroupConfig): object {
  switch (config.kind) {
    case 'bot-control':
      return {
        AWSManagedRulesBotControlRuleSet: {
          InspectionLevel: config.inspectionLevel,
          ...optional('EnableMachineLearning', config.enableMachineLearning),
        },
      };
    case 'account-takeover':
      return {
        AWSManagedRulesATPRuleSet: {
          LoginPath: config.loginPath,
          ...optional('EnableRegexInPath', config.enableRegexInPath),
          RequestInspection: {
            PayloadType: config.payloadType,
            UsernameField: { Identifier: config.usernameField },
            PasswordField: { Identifier: config.passwordField },
          },
          ...renderResponseInspection(config.responseInspection),
        },
      };
    case 'account-creation':
      return {
        AWSManagedRulesACFPRuleSet: {
          CreationPath: config.creationPath,
          RegistrationPagePath: config.registrationPagePath,
          ...optional('EnableRegexInPath', config.enableRegexInPath),
          RequestInspection: {
            PayloadType: config.payloadType,
            ...field('UsernameField', config.usernameField),
            ...field('PasswordField', config.passwordField),
            ...field('EmailField', config.emailField),
            ...fields('PhoneNumberFields', config.phoneNumberFields),
            ...fields('AddressFields', config.addressFields),
          },
          ...renderResponseInspection(config.responseInspection),
        },
      };
  }
}

function renderResponseInspection(inspection: ResponseInspection | undefined): object {
  if (inspection === undefined) return {};
  return { ResponseInspection: renderInspected(inspection) };
}

function renderInspected(inspection: ResponseInspection): object {
  if ('statusCode' in inspection) {
    const { success, failure } = inspection.statusCode;
    return { StatusCode: { SuccessCodes: success, FailureCodes: failure } };
  }
  if ('bodyContains' in inspection) {
    const { success, failure } = inspection.bodyContains;
    return { BodyContains: { SuccessStrings: success, FailureStrings: failure } };
  }
  if ('header' in inspection) {
    const { name, success, failure } = inspection.header;
    return { Header: { Name: name, SuccessValues: success, FailureValues: failure } };
  }
  const { identifier, success, failure } = inspection.json;
  return { Json: { Identifier: identifier, SuccessValues: success, FailureValues: failure } };
}

function optional(name: string, value: unknown): object {
  return value === undefined ? {} : { [name]: value };
}

function field(name: string, identifier: string | undefined): object {
  return identifier === undefined ? {} : { [name]: { Identifier: identifier } };
}

function fields(name: string, identifiers: readonly string[] | undefined): object {
  return identifiers === undefined
    ? {}
    : { [name]: identifiers.map((Identifier) => ({ Identifier })) };
}
