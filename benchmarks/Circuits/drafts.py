"""Lays drafts for the demo company 819002074 into a portal's SQLite database, so many of each process, and prints a line for each process: its key, then the
addresses of the drafts' first steps."""
import datetime
import sqlite3
import sys
import uuid

APPLICANT = '00000000-0000-7000-8000-000000000002'
PROCESSES = [
    ('ServiceLicence', 'service-class', 'company', '/applications/service-licence'),
    ('TrainingInstitution', 'training-class', 'company', '/applications/training-institution'),
    ('ControlCentre', 'control-centre-field', 'application', '/applications/control-centre'),
    ('CloseProtection', 'close-protection', 'company', '/applications/close-protection'),
    ('WorkerLicence', 'worker-class', 'person', '/workers/licence'),
    ('PersonCard', 'worker-class', 'card', '/workers/card'),
    ('Exam', 'training-class', 'candidate', '/workers/exam'),
    ('UseOfForce', 'report-kind', 'incident', '/reports/use-of-force'),
    ('CriminalOffence', 'report-kind', 'incident', '/reports/criminal-offence'),
    ('Contract', 'contract', 'contract', '/notifications/contracts'),
]
CLASSES = {'ServiceLicence': 'SRV-BAZ', 'TrainingInstitution': 'TRN-BAZ', 'UseOfForce': 'UF', 'CriminalOffence': 'CO'}

database = sqlite3.connect(sys.argv[1], timeout=60)
now = datetime.datetime.now(datetime.timezone.utc).strftime('%Y-%m-%d %H:%M:%S.0000000')
made = 0
for process, classes, step, address in PROCESSES:
    code = CLASSES.get(process) or database.execute('SELECT Code FROM CodeItems WHERE List = ? ORDER BY Code', (classes,)).fetchone()[0]
    addresses = []
    for _ in range(int(sys.argv[2])):
        made += 1
        draft = {
            'Id': str(uuid.uuid4()).upper(), 'ProcessKey': process, 'ClassCode': code, 'Kind': 'Initial', 'CompanyId': APPLICANT,
            'Reference': f'D-{made:08}', 'Step': step, 'DoneSteps': '', 'Version': str(uuid.uuid4()).upper(), 'Revision': 1,
            'CreatedAt': now, 'ChangedAt': now, 'ChangedBy': APPLICANT, 'PayloadJson': '{}', 'PayloadVersion': 1,
        }
        database.execute(f'INSERT INTO Drafts ({", ".join(draft)}) VALUES ({", ".join("?" * len(draft))})', tuple(draft.values()))
        addresses.append(f'{address}/{draft["Id"].lower()}/{step}')
    print(process, *addresses)
database.commit()
