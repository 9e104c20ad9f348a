import { describe, expect, it } from 'vitest'
import { ConfigMistake, readConfig } from '../../src/config.ts'

describe('the environment', () => {
  it('may say nothing: the register is then for this machine alone, its data beside it, letters waiting', () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataFolder: `${process.cwd()}/data`,
      demoFolder: `${process.cwd()}/demo-data`,
      smtpUrl: null,
      imapUrl: null,
      publicUrl: null,
      backupFolder: null,
      backupKeep: { hourly: 0, daily: 14, weekly: 8, monthly: 12 },
    })
  })

  it('says where to listen, where the data are, where letters go and which address people type', () => {
    const environment = {
      PORT: '8080',
      HOST: '0.0.0.0',
      VYKONANO_DATA: '/var/lib/vykonano',
      SMTP_URL: 'smtp://127.0.0.1:2525',
      IMAP_URL: 'imaps://control:secret@mail.example.gov.ua/INBOX',
      BASE_URL: 'https://control.example.gov.ua/',
      BACKUP_FOLDER: '/backup',
      BACKUP_KEEP: 'hourly=24,daily=7',
    }
    expect(readConfig(environment)).toEqual({
      port: 8080,
      host: '0.0.0.0',
      dataFolder: '/var/lib/vykonano',
      demoFolder: null,
      smtpUrl: 'smtp://127.0.0.1:2525',
      imapUrl: 'imaps://control:secret@mail.example.gov.ua/INBOX',
      publicUrl: 'https://control.example.gov.ua',
      backupFolder: '/backup',
      backupKeep: { hourly: 24, daily: 7, weekly: 0, monthly: 0 },
    })
  })

  it('set to nothing says nothing', () => {
    const empty = { PORT: '', HOST: ' ', VYKONANO_DATA: '', SMTP_URL: '', BASE_URL: '' }
    expect(readConfig(empty)).toEqual(readConfig({}))
  })

  it.each([
    ['PORT', 'abc'],
    ['PORT', '-1'],
    ['PORT', '3000.5'],
    ['PORT', '70000'],
    ['PORT', '0x50'],
    ['SMTP_URL', '127.0.0.1:2525'],
    ['SMTP_URL', 'http://127.0.0.1'],
    ['IMAP_URL', 'mail.example.gov.ua'],
    ['BASE_URL', 'control.example.gov.ua'],
    ['BASE_URL', 'javascript:alert(1)'],
    ['BACKUP_KEEP', 'щодня'],
  ])('is refused by name when %s is %s', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(ConfigMistake)
    expect(() => readConfig({ [name]: value })).toThrow(`${name}: «${value}»`)
  })
})
