//! An embedded DynamoDB with a program that is open today, and as many submissions as a test wants.

use domain::reference::Reference;
use dynoxide::actions::scan::ScanRequest;
use dynoxide::{AttributeValue, Database, ImportOptions, Item};
use functions::clock::Clock;
use functions::store::{
    MakeExportKey, NewSubmission, PutSubmission, SubmissionKey, Table as Store,
};
use tests::open::{self, Open};
use tokio::net::TcpListener;

/// Its name.
pub(crate) const TABLE: &str = "ligature";

/// How many items are put in at once.
const AT_ONCE: u64 = 10_000;

pub(crate) struct Table {
    pub(crate) endpoint: String,
    pub(crate) open: Open,
    store: Store,
    database: Database,
}

impl Table {
    pub(crate) async fn with_program() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        let database = Database::memory().unwrap();
        let forever = std::future::pending();
        tokio::spawn(dynoxide::server::serve_with_shutdown(listener, database.clone(), forever));
        let store = Store::at(&endpoint, TABLE);
        let open = open::publish(&store).await;
        Self { endpoint, open, store, database }
    }

    pub(crate) async fn export_key(&self) -> String {
        let now = Clock::System.now();
        let key = self.store.make_export_key(&self.open.program, now, now.plus_days(1)).await;
        key.unwrap().secret().to_owned()
    }

    /// Puts in so many submissions: one through the store's own door, and the others as copies of
    /// it, each with its own reference.
    pub(crate) async fn fill(&self, rows: u64) {
        self.put_one().await;
        let first = self.submission();
        let mut numbers = 1..rows;
        while !numbers.is_empty() {
            let items = numbers.by_ref().take(usize::try_from(AT_ONCE).unwrap());
            let items = items.map(|number| copy(&first, number)).collect();
            self.database.import_items(TABLE, items, ImportOptions::default()).unwrap();
        }
    }

    async fn put_one(&self) {
        let new = NewSubmission {
            program: self.open.program.clone(),
            cohort: self.open.cohort.clone(),
            lang: domain::Lang::new("en").expect("it is a language"),
            submission: self.open.applicants.submission(0),
            key: SubmissionKey::new("0198c5a6-7a3e-7cc3-98c4-dc0c0c07398f").unwrap(),
            reference: reference(0),
            submitted_at: Clock::System.now(),
            flags: Vec::new(),
            address: None,
        };
        self.store.put_submission(&new).await.unwrap();
    }

    fn submission(&self) -> Item {
        let scan = ScanRequest { table_name: TABLE.to_owned(), ..ScanRequest::default() };
        let items = self.database.scan(scan).unwrap().items.unwrap();
        let is_submission = |item: &Item| text(item, "sk").starts_with("SUBMISSION#");
        items.into_iter().find(is_submission).unwrap()
    }
}

fn copy(first: &Item, number: u64) -> Item {
    let (old, new) = (reference(0).to_string(), reference(number).to_string());
    let mut item = first.clone();
    item.insert("sk".to_owned(), AttributeValue::S(text(first, "sk").replace(&old, &new)));
    item.insert("reference".to_owned(), AttributeValue::S(new));
    item
}

fn text<'a>(item: &'a Item, name: &str) -> &'a str {
    match &item[name] {
        AttributeValue::S(text) => text,
        other => panic!("{name} is a text: {other:?}"),
    }
}

/// A reference for each number, none of them twice: an odd factor permutes the 60 bits.
fn reference(number: u64) -> Reference {
    Reference::from_random(number.wrapping_mul(0x09E3_779B_97F4_A7C1))
}
