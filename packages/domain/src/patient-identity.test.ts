import { describe, expect, it } from 'vitest';
import { holdsNhsNumber, namesPatientIdentity } from './patient-identity.ts';

describe('headings that announce patients', () => {
  it.each([
    'NHS Number', 'nhs_number', 'NHSNumber', 'NHS No.', 'NHS-No', 'nhs num', 'NHSNo', 'Patient NHS Number', "Patient's NHS number",
    'NHS Number Status Indicator', 'Date of Birth', 'date_of_birth', 'DateOfBirth', 'DOB', 'D.O.B.', 'Patient DOB', 'Birth date', 'PERSON BIRTH DATE',
    'Patient ID', 'PatientId', 'patient_name', 'Patient Full Name', 'Patient Surname', 'Patient number', 'Patient Postcode', 'patient post code',
    'Patient address line 1', 'Patients Name', 'Name of patient', 'Forename', 'first_name', 'Surname', 'Family Name', 'Person Given Name',
    'Pseudo NHS No.', 'Hashed NHS number', 'hashed_nhs_no', 'pseudonymised patient id', 'Pseudonymized Patient Identifier', 'Encrypted NHS Number', 'derived patient id', 'patient key', 'Patient Token', 'spell id', 'SpellNumber', 'hospital provider spell number', 'nhs_key',
    'LOCAL PATIENT IDENTIFIER', 'Hospital Number', 'CHI number', 'POSTCODE OF USUAL ADDRESS',
  ])('%s', (heading) => {
    expect(namesPatientIdentity(heading)).toBe(true);
  });
});

describe('headings that only sound so', () => {
  it.each([
    'Practice Name', 'Practice Postcode', 'Practice Address', 'postcode', 'GP_Practice_Name', 'Patients', 'Number of Registered Patients (Last Known Figure)',
    'Number of patients', 'Patient numbers', 'Average payments per registered patient', 'registered_patients', 'Total NHS Payments to General Practice',
    'NHS England (Region) Name', 'NHS Numbers of staff', 'PCN Name', 'ICBname', 'Former CCG', 'Male 0-4', 'GP Surname', 'Practice Open Date', 'Year of birth band',
    'Population', 'list_size', '__proto__', '', 'spells', 'spell length', 'Key', 'Number', 'pseudo cost', 'derived number of patients', 'hash', 'excess bed days per spell',
  ])('%s', (heading) => {
    expect(namesPatientIdentity(heading)).toBe(false);
  });
});

describe('NHS numbers', () => {
  // 9 4 3 4 7 6 5 9 1 times 10 down to 2 is 299 in all; 299 leaves 2 on division by 11, and 11 less 2 is the last digit.
  it.each([
    '9434765919', '943 476 5919', '943-476-5919', '943\u00A0476\u00A05919', '943\u2011476\u20115919', "'9434765919", "'943 476 5919",
    // 1 times 10 leaves 10, so the check digit is 1; nothing but zeros needs the check digit 0.
    '1000000001', '0000000000',
  ])('%s is one', (text) => {
    expect(holdsNhsNumber(text)).toBe(true);
  });

  it.each([
    '9434765918', '943476591', '94347659190', '9434 765919', '9434765.19', '943  476 5919', 'A434765919', '',
    // 5 times 2 leaves 10, which would need the check digit 1; 6 times 2 leaves 1, which has no check digit.
    '0000000050', '0000000060', '0000000061',
  ])('%s is none', (text) => {
    expect(holdsNhsNumber(text)).toBe(false);
  });
});

describe('NHS numbers in a text', () => {
  it.each([
    'Abbey 943.476.5919', 'Abbey 943/476/5919', 'Abbey 943_476_5919', 'ref 9 4 3 4 7 6 5 9 1 9', 'NHS9434765919', 'nhs no NHS943 476 5919', '9.4.3.4.7.6.5.9.1.9',
    'Abbey \uFF19\uFF14\uFF13\uFF14\uFF17\uFF16\uFF15\uFF19\uFF11\uFF19', '(9434765919)', 'a 9434765919, b',
  ])('%s', (text) => {
    expect(holdsNhsNumber(text)).toBe(true);
  });

  it.each([
    // Another check digit, a decimal, marks that differ, a longer run, a word before it.
    '943.476.5918', '943.4765919', '943.476/5919', '9 4 3 4 7 6 5 9 1 9 2', 'XNHS9434765919', 'A9434765919', '0.9434765919', '12/03/1950 and 01/04/2006', '9 4 3-4 7 6 5 9 1 9',
  ])('not in %s', (text) => {
    expect(holdsNhsNumber(text)).toBe(false);
  });
});
