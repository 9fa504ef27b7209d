import type { Instance } from './instance.ts';

/** What `GET /v1/environment` answers: how an instance with e-mail, password and codes is set. */
export function environment({ mode }: Instance) {
  return {
    object: 'environment',
    id: 'env_1',
    auth_config: { object: 'auth_config', id: 'aac_1', single_session_mode: true },
    display_config: {
      object: 'display_config',
      id: 'display_config_1',
      instance_environment_type: mode === 'live' ? 'production' : 'development',
      application_name: 'Course',
      preferred_sign_in_strategy: 'password',
      theme: {},
      branded: false,
      home_url: '/',
      sign_in_url: '',
      sign_up_url: '',
      after_sign_in_url: '/',
      after_sign_up_url: '/',
      captcha_public_key: null,
      captcha_widget_type: null,
      show_devmode_warning: false,
    },
    user_settings: {
      id: 'user_settings_1',
      attributes: {
        email_address: attribute({ verifications: ['email_code'] }),
        password: attribute({ required: true }),
      },
      social: {},
      actions: { delete_self: false, create_organization: false },
      sign_in: { second_factor: { required: false } },
      sign_up: { captcha_enabled: false, mode: 'public', progressive: true },
      password_settings: {},
      passkey_settings: {},
      username_settings: {},
      attack_protection: { email_link: {} },
      enterprise_sso: { enabled: false },
      saml: { enabled: false },
    },
    organization_settings: { enabled: false, actions: {}, domains: {}, slug: {} },
    commerce_settings: { billing: { organization: {}, user: {} } },
    api_keys_settings: { enabled: false },
    maintenance_mode: false,
    // The extension must not follow: the log of its client would hold secrets.
    client_debug_mode: true,
  };
}

function attribute(differs: { required?: boolean; verifications?: string[] }) {
  const { required = false, verifications = [] } = differs;
  return {
    enabled: true,
    required,
    verifications,
    first_factors: verifications,
    used_for_first_factor: verifications.length > 0,
    second_factors: [],
    used_for_second_factor: false,
    verify_at_sign_up: false,
  };
}
