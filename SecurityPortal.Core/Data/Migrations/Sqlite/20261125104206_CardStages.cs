using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SecurityPortal.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CardStages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "EndedAt",
                table: "WorkerConsents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Citizenship",
                table: "CasePersons",
                type: "TEXT",
                unicode: false,
                maxLength: 2,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Employments_Open",
                table: "Employments",
                columns: new[] { "CompanyId", "PersonId" },
                unique: true,
                filter: "[To] IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Employments_Open",
                table: "Employments");

            migrationBuilder.DropColumn(
                name: "EndedAt",
                table: "WorkerConsents");

            migrationBuilder.DropColumn(
                name: "Citizenship",
                table: "CasePersons");
        }
    }
}
