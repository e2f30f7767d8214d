/** Every no that linking can be answered; each has its sentence in texts.ts. */

/** What can be wrong with a form before anything is looked up. It says nothing about anybody's contract. */
export type LinkFormRefusal =
  | 'number_missing'
  | 'number_odd'
  | 'point_missing'
  | 'point_characters'
  | 'point_length'
  | 'point_check_digit'
  | 'point_other_energy'
  | 'point_omm_characters'
  | 'point_omm_length'
  | 'point_omm_area'
  | 'country_missing'
  | 'energy_missing'
  | 'operator_missing'
  | 'operator_other_energy'
  | 'operator_other_country'
  | 'proof_missing';

/** What a well-formed try can be answered. `no_match_foreign` depends on what was typed, not on what is known. */
export type LinkRefusal = 'no_match' | 'no_match_foreign' | 'paused';
