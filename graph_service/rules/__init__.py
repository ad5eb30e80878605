"""Rules as dated data: rows with basis and confidence, validated before they are used."""
