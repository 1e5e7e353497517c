//! With the site inside: `cargo test -p local --features inside`, once the site is built.

use std::fs;
use std::process::Command;

use crate::call::get;
use crate::running::Running;

#[test]
fn the_program_alone_in_an_empty_folder_shows_everything() {
    let folder = std::env::temp_dir().join(format!("ligature-{}-alone", std::process::id()));
    let _not_there = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let program = folder.join("ligature");
    fs::copy(env!("CARGO_BIN_EXE_ligature"), &program).unwrap();
    let mut command = Command::new(&program);
    command.current_dir(&folder).args(["try", "--port", "0"]);
    let mut running = Running::start(&mut command, "Everything ");
    let guides = running.line("Sample guides").split(' ').next_back().unwrap().to_owned();

    let loader = get(&running.address, "/v1/embed.js", "").text();
    assert!(loader.contains(&running.address), "HOST is written into the loader");
    let assets: Vec<_> =
        loader.split(['"', '\'', '`']).filter(|word| word.starts_with("assets/widget-")).collect();
    assert!(assets.len() >= 2, "{loader}");
    for name in assets {
        let asset = get(&running.address, &format!("/v1/{name}"), "\r\naccept-encoding: br");
        assert_eq!(asset.status, 200, "{name}");
        assert!(asset.head.contains("content-encoding: br"), "{}", asset.head);
        assert!(asset.head.contains("immutable"), "{}", asset.head);
    }
    let guides = guides.trim_end_matches('/');
    for name in ["/bootstrap3.html", "/bootstrap5.html", "/libguides/admin_c.php"] {
        let guide = get(guides, name, "").text();
        assert!(guide.contains(&format!("{}/v1/embed.js", running.address)), "{guide}");
        for path in guide.split('"').filter(|word| word.starts_with("/vendor/")) {
            assert_eq!(get(guides, path, "").status, 200, "{path}");
        }
    }
    assert!(folder.join("programs/texts/en.toml").is_file(), "there is something to edit");
    assert!(!folder.join("data").exists(), "what is sent while trying is forgotten");
    drop(running);
    fs::remove_dir_all(folder).unwrap();
}
