/** Headings that announce data of single patients. The planner never takes such a file. */
const patientHeadings = /^(nhs[ _-]?(no|number|num)\b.*|patient[ _-]?(id|name|number|nhs.*|postcode|address|surname|forename)|(date[ _-]?of[ _-]?birth|dob|birth[ _-]?date)|(fore|first|given|sur|last|family)[ _-]?name)$/i;

/** Whether a column heading announces the identity of a patient. */
export function namesPatientIdentity(heading: string): boolean {
  return heading.length <= 200 && patientHeadings.test(heading.trim());
}

/**
 * Whether a text is an NHS number: ten digits, in one piece or as 3-3-4, the last of them the check digit
 * (weights 10 to 2, modulus 11).
 */
export function isNhsNumber(text: string): boolean {
  if (text.length < 10 || text.length > 12 || !/^\d{3}[ -]?\d{3}[ -]?\d{4}$/.test(text)) return false;
  const digits = text.replace(/\D/g, '');
  let sum = 0;
  for (let position = 0; position < 9; position += 1) sum += Number(digits[position]) * (10 - position);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === Number(digits[9]);
}
